package weft.hdl.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import weft.hdl.ir.Instance;
import weft.hdl.ir.JavaBody;
import weft.hdl.ir.Module;

/**
 * The bodies in Java of a design that runs: engines call {@link #cycle} before every edge.
 *
 * <pre>{@code
 * static void edge(JavaBodies bodies, int edges, JavaBodies.Engine engine) {
 *   if (bodies.any()) {
 *     bodies.cycle(edges, engine);
 *   }
 * }
 * }</pre>
 */
public final class JavaBodies {
  /** Where an engine lets registers be written. */
  public interface Engine {
    /** The bits of a signal, settled, as {@link Simulation#peek(Net, long[])} gives them. */
    void peek(Net net, long[] words);

    /** Writes a register that holds; bits above its width are 0 or, if signed, extend it. */
    void write(Net register, long[] words);
  }

  private record Seat(
      JavaBody.Running body, int domain, Net[] from, Net[] to, long[] inputs, long[] outputs) {}

  private final List<Seat> seats = new ArrayList<>();

  private record Place(String path, Module module) {}

  /** What {@link #save} gives. */
  public record State(Object body, long[] outputs) {}

  /**
   * Makes the bodies of all instances.
   *
   * @param nets the engine's signal of a path
   * @throws IllegalArgumentException if a body's clock is made inside the design
   */
  public JavaBodies(Module top, Function<String, Net> nets) {
    Deque<Place> places = new ArrayDeque<>(List.of(new Place("", top)));
    while (!places.isEmpty()) {
      Place place = places.removeFirst();
      place.module.body().ifPresent(body -> seats.add(seat(place, body, top, nets)));
      for (Instance instance : place.module.instances()) {
        String path = place.path.isEmpty() ? "" : place.path + ".";
        places.add(new Place(path + instance.name(), instance.module()));
      }
    }
  }

  private static Seat seat(Place place, JavaBody body, Module top, Function<String, Net> nets) {
    int domain = top.domains().indexOf(body.domain());
    if (domain < 0) {
      throw new IllegalArgumentException(
          place.module.location()
              + ": the body in Java of "
              + place.path
              + " has the clock "
              + body.domain().name()
              + ", which is made inside the design: give it a clock of the top");
    }
    String prefix = place.path.isEmpty() ? "" : place.path + ".";
    Net[] from = find(prefix, body.inputs(), nets);
    Net[] to = find(prefix, body.outputs(), nets);
    JavaBody.Running running = body.maker().make(place.path);
    return new Seat(running, domain, from, to, new long[words(from)], new long[words(to)]);
  }

  private static Net[] find(String prefix, List<String> names, Function<String, Net> nets) {
    return names.stream().map(name -> nets.apply(prefix + name)).toArray(Net[]::new);
  }

  private static int words(Net... nets) {
    int count = 0;
    for (Net net : nets) {
      count += (net.width() + 63) / 64;
    }
    return count;
  }

  /** False if an engine need not stop before edges. */
  public boolean any() {
    return !seats.isEmpty();
  }

  /**
   * Lets every body see its inputs and answer.
   *
   * @param edges bit i: the top's domain i has a rising edge
   */
  public void cycle(int edges, Engine engine) {
    for (Seat seat : seats) {
      if ((edges >> seat.domain & 1) != 0) {
        int at = 0;
        for (Net net : seat.from) {
          long[] words = new long[words(net)];
          engine.peek(net, words);
          System.arraycopy(words, 0, seat.inputs, at, words.length);
          at += words.length;
        }
        seat.body.cycle(seat.inputs, seat.outputs);
      }
    }
    // Only when all have seen the present: an answer is of the next cycle.
    for (Seat seat : seats) {
      if ((edges >> seat.domain & 1) != 0) {
        int at = 0;
        for (Net net : seat.to) {
          long[] words = new long[words(net)];
          System.arraycopy(seat.outputs, at, words, 0, words.length);
          words[words.length - 1] = canonical(net, words[words.length - 1]);
          engine.write(net, words);
          at += words.length;
        }
      }
    }
  }

  private static long canonical(Net net, long last) {
    int spare = -net.width() & 63;
    boolean signed = net.kind() == weft.hdl.ir.Kind.SINT;
    return signed ? last << spare >> spare : last << spare >>> spare;
  }

  /** The states of all bodies. */
  public List<State> save() {
    return seats.stream().map(s -> new State(s.body.save(), s.outputs.clone())).toList();
  }

  /** Goes back to what {@link #save} gave. */
  public void restore(List<State> states) {
    for (int i = 0; i < seats.size(); i++) {
      State state = states.get(i);
      seats.get(i).body.restore(state.body);
      System.arraycopy(state.outputs, 0, seats.get(i).outputs, 0, state.outputs.length);
    }
  }
}
