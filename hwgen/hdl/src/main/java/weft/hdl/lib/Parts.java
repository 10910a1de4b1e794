package weft.hdl.lib;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Puts the parts of a component together: finds for each what it needs, and runs their phases, all
 * of one before any of the next, whoever is needed before whoever needs it.
 *
 * <pre>{@code
 * interface Numbered {
 *   UInt number();
 * }
 *
 * final class Seven extends Part implements Numbered {
 *   @Override
 *   public UInt number() {
 *     return uint(3).of(7);
 *   }
 * }
 *
 * Parts parts = new Parts(List.of(new Seven()));
 * parts.build();
 * UInt seven = parts.get(Numbered.class).number();
 * }</pre>
 */
public final class Parts {
  private final List<Part> parts;

  /**
   * @throws IllegalArgumentException with everything that is missing or provided twice, or else
   *     with the parts that need each other in a circle
   */
  public Parts(List<? extends Part> parts) {
    this.parts = List.copyOf(parts);
    List<String> problems = new ArrayList<>();
    for (Part part : this.parts) {
      part.needs.forEach(need -> provide(part, need, problems));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }

  private <S> void provide(Part part, Part.Need<S> need, List<String> problems) {
    List<S> providers =
        parts.stream()
            .filter(other -> other != part && need.service.isInstance(other))
            .map(need.service::cast)
            .toList();
    String needs = part + (need.first ? " needs " : " knows ") + need.service.getSimpleName();
    if (need.one && providers.isEmpty()) {
      problems.add(needs + ", which none of the parts provides: " + parts);
    } else if (need.one && providers.size() > 1) {
      problems.add(needs + ", which several provide: keep one of " + providers);
    }
    need.providers = providers;
  }

  /** Runs the three phases; to be called once, in the constructor of the component. */
  public void build() {
    List<Part> order = order();
    order.forEach(Part::setUp);
    order.forEach(Part::build);
    order.forEach(Part::finish);
  }

  /**
   * The part that provides an interface.
   *
   * @throws IllegalArgumentException if there is none, or more than one
   */
  public <S> S get(Class<S> service) {
    List<Part> providers = parts.stream().filter(service::isInstance).toList();
    if (providers.size() != 1) {
      throw new IllegalArgumentException(
          service.getSimpleName() + " is provided by " + providers + ", not by one of " + parts);
    }
    return service.cast(providers.get(0));
  }

  private enum Mark {
    OPEN,
    DONE
  }

  /** Providers first, else as listed. */
  private List<Part> order() {
    List<Part> order = new ArrayList<>();
    Map<Part, Mark> marks = new IdentityHashMap<>();
    for (Part part : parts) {
      visit(part, new ArrayList<>(), marks, order);
    }
    return order;
  }

  /** Recursion as deep as parts need each other: there are as many as classes. */
  private void visit(Part part, List<Part> path, Map<Part, Mark> marks, List<Part> order) {
    if (marks.get(part) == Mark.DONE) {
      return;
    }
    if (marks.put(part, Mark.OPEN) == Mark.OPEN) {
      List<Part> circle = new ArrayList<>(path.subList(path.indexOf(part), path.size()));
      circle.add(part);
      throw new IllegalArgumentException(
          circle.stream().map(Part::toString).collect(Collectors.joining(" needs "))
              + ": no order suits all, let one of them say knows");
    }
    path.add(part);
    for (Part.Need<?> need : part.needs) {
      if (need.first) {
        visit((Part) need.providers.get(0), path, marks, order);
      }
    }
    path.remove(path.size() - 1);
    marks.put(part, Mark.DONE);
    order.add(part);
  }
}
