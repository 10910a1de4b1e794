package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weft.hdl.language.Ir.names;
import static weft.hdl.language.Ir.ports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Component;
import weft.hdl.Hdl;
import weft.hdl.Mem;
import weft.hdl.Stream;
import weft.hdl.UInt;
import weft.hdl.Vec;

/** Where names come from: a line a pattern. */
class NamesTest {
  /** Ports a, b and o, so that a pattern has something to work on. */
  abstract static class Base extends Component {
    final UInt a = in(uint(8));
    final UInt b = in(uint(8));

    Base() {
      keep(a, b);
    }

    /** Makes a value matter, so that it is kept. */
    final void keep(UInt... values) {
      for (UInt value : values) {
        value.unused("a test of names");
      }
    }
  }

  static class NamedFirst extends Base {
    final UInt field = a.plus(b).named("explicit");

    NamedFirst() {
      keep(field);
    }
  }

  static class FieldBeforeLocal extends Base {
    final UInt field;

    FieldBeforeLocal() {
      UInt local = a.plus(b);
      field = local;
      keep(field);
    }
  }

  static class FieldsOfCollections extends Base {
    final UInt[] array = new UInt[2];
    final List<UInt> list = new ArrayList<>();
    final Map<String, UInt> map = new LinkedHashMap<>();
    final UInt[][] grid = {{a.plus(b)}, {a.minus(b)}};

    FieldsOfCollections() {
      array[0] = a.and(b);
      array[1] = a.or(b);
      list.add(a.xor(b));
      map.put("key", b.plus(a));
      keep(array);
      keep(list.get(0), map.get("key"), grid[0][0], grid[1][0]);
    }
  }

  static class Locals extends Base {
    Locals() {
      UInt sum = a.plus(b);
      UInt big = a.gt(b).mux(a, b);
      UInt picked = a.width() > 4 ? a.minus(b) : b.minus(a);
      keep(sum, big, picked);
    }
  }

  static class LocalCollections extends Base {
    LocalCollections() {
      UInt[] sums = new UInt[2];
      List<UInt> differences = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        sums[i] = a.plus(b);
        differences.add(a.minus(b));
      }
      keep(sums);
      differences.forEach(this::keep);
    }
  }

  static UInt difference(UInt x, UInt y) {
    UInt larger = x.max(y);
    UInt smaller = x.min(y);
    return larger.minus(smaller);
  }

  static UInt twice(UInt x, UInt y) {
    return difference(x, y).plus(1);
  }

  static class Helpers extends Base {
    Helpers() {
      UInt gap = difference(a, b);
      UInt next = twice(a, b);
      keep(gap, next);
    }
  }

  static final class Counter {
    final UInt count = Hdl.reg(Hdl.uint(4)).init(0);
  }

  static class HelperObjects extends Base {
    HelperObjects() {
      Counter writes = new Counter();
      Counter reads = new Counter();
      writes.count.set(reads.count);
      reads.count.set(writes.count);
    }
  }

  static class Fluent extends Base {
    Fluent() {
      UInt count = reg(uint(8)).init(0);
      Mem<UInt> rom = mem(uint(4), 2).init(1, 2);
      UInt word = rom.readNext(b);
      count.set(count.plus(a));
      keep(word);
    }
  }

  static class Lambdas extends Base {
    Lambdas() {
      UInt out = wire(uint(8));
      out.set(0);
      when(
          a.gt(b),
          () -> {
            UInt both = a.plus(b);
            out.set(both);
          });
      keep(out);
    }
  }

  static class Loop extends Base {
    Loop() {
      for (int i = 0; i < 3; i++) {
        UInt partial = a.plus(i);
        keep(partial);
      }
      UInt other = a.plus(9);
      keep(other);
    }
  }

  static class Keywords extends Base {
    Keywords() {
      UInt output = a.plus(b);
      UInt wire = a.minus(b);
      UInt process = a.and(b);
      keep(output, wire, process);
    }
  }

  static class Overloaded extends Base {
    Overloaded(int n) {
      UInt fromInt = a.plus(n);
      keep(fromInt);
    }

    Overloaded(String n) {
      UInt fromString = a.plus(n.length());
      keep(fromString);
    }
  }

  static class Recursive extends Base {
    Recursive() {
      UInt top = half(a, 2);
      keep(top);
    }

    private UInt half(UInt x, int depth) {
      UInt part = depth == 0 ? x.plus(b) : half(x, depth - 1).xor(b);
      return part;
    }
  }

  static class Anonymous extends Base {
    Anonymous() {
      keep(a.plus(b).minus(1));
    }
  }

  static final class Point extends Bundle {
    final UInt x = field(Hdl.uint(4));
    final UInt y = flipped(Hdl.uint(5));
  }

  static class Bundles extends Component {
    final Point point = in(bundle(Point::new));
    final Stream<Point> points = master(stream(bundle(Point::new)));
    final Vec<Point> many = in(vec(2, bundle(Point::new)));

    Bundles() {
      many.get(0).y.set(1);
      many.get(1).y.set(2);
      many.unused("a test of names");
      Stream<Point> held = wire(stream(bundle(Point::new)));
      points.set(held);
      held.valid.set(true);
      held.payload.set(point);
      held.ready.unused("a test of names");
    }
  }

  static class Inner extends Component {
    final Bool x = in(bool());
    final Bool y = out(x.not());
  }

  static class Instances extends Component {
    final Bool x = in(bool());
    final Bool y = out(bool());
    final Inner first = add(new Inner());
    final List<Inner> more = List.of(add(new Inner()), add(new Inner()));

    Instances() {
      Inner last = add(new Inner());
      add(new Inner()).x.set(x);
      first.x.set(x);
      more.get(0).x.set(first.y);
      more.get(1).x.set(more.get(0).y);
      last.x.set(more.get(1).y);
      y.set(last.y);
    }
  }

  static class SameAsInside extends Component {
    final Bool a = in(bool());
    final Bool b = out(bool());

    SameAsInside() {
      Inner x = add(new Inner());
      x.x.set(a);
      b.set(x.y);
    }
  }

  @Test
  void tableOfPatterns() {
    check(NamedFirst::new, "explicit");
    check(FieldBeforeLocal::new, "field");
    check(FieldsOfCollections::new, "grid_0_0 grid_1_0 array_0 array_1 list_0 map_key");
    check(Locals::new, "sum big picked");
    check(LocalCollections::new, "sums_0 differences_0 sums_1 differences_1");
    check(Helpers::new, "gap_larger gap_smaller gap next_larger next_smaller next");
    check(HelperObjects::new, "writes_count reads_count");
    check(Fluent::new, "count rom word");
    check(Lambdas::new, "out both");
    check(Loop::new, "partial partial_1 partial_2 other");
    check(Keywords::new, "output_ wire_ process_");
    check(() -> new Overloaded(3), "fromInt");
    check(() -> new Overloaded("four"), "fromString");
    check(Recursive::new, "top_part_part_part top_part_part top_part");
    check(Anonymous::new, "");
    check(Instances::new, "first more_0 more_1 last inner");
    check(SameAsInside::new, "x_1");
  }

  @Test
  void bundlesNameTheirParts() {
    assertEquals(
        "point_x point_y points_valid points_ready points_payload_x points_payload_y"
            + " many_x many_y",
        ports(Bundles::new));
    check(Bundles::new, "held_valid held_ready held_payload_x held_payload_y");
  }

  private static void check(Supplier<Component> top, String expected) {
    assertEquals(expected, names(top));
  }
}
