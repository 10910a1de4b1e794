package weft.hdl;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Arrival;
import weft.hdl.ir.Block;
import weft.hdl.ir.ClockGate;
import weft.hdl.ir.Crossing;
import weft.hdl.ir.DomainSource;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Item;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pad;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;
import weft.hdl.ir.Unused;
import weft.hdl.ir.Wire;

/**
 * Whether two modules are the same hardware: everything but the module's name and source locations
 * is compared, exactly and in order. Expressions are compared by id, in a loop.
 */
final class SameModule {
  private SameModule() {}

  static boolean test(Module a, Module b) {
    if (a.role() != b.role()
        || a.exprs().size() != b.exprs().size()
        || a.signals().size() != b.signals().size()
        || a.items().size() != b.items().size()
        || a.unused().size() != b.unused().size()
        || !a.comment().equals(b.comment())
        || !a.attributes().equals(b.attributes())
        || !a.external().equals(b.external())
        || !a.body().equals(b.body())
        || !a.domains().equals(b.domains())
        || !ids(a.ports()).equals(ids(b.ports()))
        || !sameCrossings(a, b)
        || !pads(a).equals(pads(b))
        || !ids(a.probes()).equals(ids(b.probes()))) {
      return false;
    }
    for (int i = 0; i < a.signals().size(); i++) {
      if (!same(a.signals().get(i), b.signals().get(i))) {
        return false;
      }
    }
    for (int i = 0; i < a.exprs().size(); i++) {
      if (!same(a.exprs().get(i), b.exprs().get(i))) {
        return false;
      }
    }
    for (int i = 0; i < a.items().size(); i++) {
      if (!same(a.items().get(i), b.items().get(i))) {
        return false;
      }
    }
    for (int i = 0; i < a.unused().size(); i++) {
      Unused x = a.unused().get(i);
      Unused y = b.unused().get(i);
      if (x.value().id() != y.value().id() || !x.why().equals(y.why())) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> ids(List<? extends Signal> signals) {
    return signals.stream().map(Signal::id).toList();
  }

  private static List<List<Object>> pads(Module module) {
    List<List<Object>> all = new ArrayList<>();
    for (Pad pad : module.pads()) {
      all.add(List.of(pad.name(), pad.read().id(), pad.write().id(), pad.enable().id()));
    }
    return all;
  }

  private static boolean sameCrossings(Module a, Module b) {
    if (a.crossings().size() != b.crossings().size()
        || a.arrivals().size() != b.arrivals().size()) {
      return false;
    }
    for (int i = 0; i < a.crossings().size(); i++) {
      Crossing x = a.crossings().get(i);
      Crossing y = b.crossings().get(i);
      if (x.signal().id() != y.signal().id()
          || x.how() != y.how()
          || !x.domain().equals(y.domain())
          || !x.why().equals(y.why())) {
        return false;
      }
    }
    for (int i = 0; i < a.arrivals().size(); i++) {
      Arrival x = a.arrivals().get(i);
      Arrival y = b.arrivals().get(i);
      if (x.port().id() != y.port().id() || !x.domain().equals(y.domain())) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Signal a, Signal b) {
    if (a.getClass() != b.getClass()
        || a.kind() != b.kind()
        || a.width() != b.width()
        || !a.name().equals(b.name())
        || !a.comment().equals(b.comment())
        || !a.attributes().equals(b.attributes())
        || !a.enumType().equals(b.enumType())) {
      return false;
    }
    if (a instanceof Register x && b instanceof Register y) {
      return x.domain().equals(y.domain()) && x.resetValue().equals(y.resetValue());
    }
    if (a instanceof Wire x && b instanceof Wire y) {
      return x.isValue() == y.isValue();
    }
    return !(a instanceof weft.hdl.ir.Port x && b instanceof weft.hdl.ir.Port y)
        || x.direction() == y.direction() && x.role() == y.role();
  }

  private static boolean same(Expr a, Expr b) {
    if (a.getClass() != b.getClass()
        || a.kind() != b.kind()
        || a.width() != b.width()
        || a.operandCount() != b.operandCount()) {
      return false;
    }
    for (int i = 0; i < a.operandCount(); i++) {
      if (a.operand(i).id() != b.operand(i).id()) {
        return false;
      }
    }
    if (a instanceof Expr.Constant x && b instanceof Expr.Constant y) {
      return x.value().equals(y.value()) && x.enumType().equals(y.enumType());
    }
    if (a instanceof Expr.Ref x && b instanceof Expr.Ref y) {
      return x.signal().id() == y.signal().id();
    }
    if (a instanceof Expr.Unary x && b instanceof Expr.Unary y) {
      return x.op() == y.op();
    }
    if (a instanceof Expr.Binary x && b instanceof Expr.Binary y) {
      return x.op() == y.op();
    }
    if (a instanceof Expr.Slice x && b instanceof Expr.Slice y) {
      return x.lo() == y.lo();
    }
    if (a instanceof Expr.MemRead x && b instanceof Expr.MemRead y) {
      return x.memory().id() == y.memory().id();
    }
    if (a instanceof Expr.Select x && b instanceof Expr.Select y) {
      for (int i = 0; i < x.caseCount(); i++) {
        if (!sameIds(x.labels(i), y.labels(i))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean sameIds(List<? extends Expr> a, List<? extends Expr> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i).id() != b.get(i).id()) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Item a, Item b) {
    if (a.getClass() != b.getClass() || !a.comment().equals(b.comment())) {
      return false;
    }
    if (a instanceof Signal x && b instanceof Signal y) {
      return x.id() == y.id();
    }
    if (a instanceof Instance x && b instanceof Instance y) {
      return x.module() == y.module()
          && x.name().equals(y.name())
          && x.attributes().equals(y.attributes());
    }
    if (a instanceof Memory x && b instanceof Memory y) {
      return x.name().equals(y.name())
          && x.kind() == y.kind()
          && x.width() == y.width()
          && x.depth() == y.depth()
          && x.attributes().equals(y.attributes())
          && x.contents().equals(y.contents());
    }
    if (a instanceof DomainSource x && b instanceof DomainSource y) {
      boolean sameRate =
          !(x instanceof ClockGate p && y instanceof ClockGate q) || p.every() == q.every();
      return sameRate && x.domain().equals(y.domain()) && sameIds(x.operands(), y.operands());
    }
    Process x = (Process) a;
    Process y = (Process) b;
    return x.domain().equals(y.domain())
        && ids(x.targets()).equals(ids(y.targets()))
        && x.memory().map(Memory::id).equals(y.memory().map(Memory::id))
        && same(x.body(), y.body());
  }

  private static boolean same(Block a, Block b) {
    if (a.statements().size() != b.statements().size()) {
      return false;
    }
    for (int i = 0; i < a.statements().size(); i++) {
      if (!same(a.statements().get(i), b.statements().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Statement a, Statement b) {
    if (a.getClass() != b.getClass() || !a.comment().equals(b.comment())) {
      return false;
    }
    if (a instanceof Statement.Set x && b instanceof Statement.Set y) {
      return same(x.target(), y.target()) && x.value().id() == y.value().id();
    }
    if (a instanceof Statement.MemoryWrite x && b instanceof Statement.MemoryWrite y) {
      return x.memory().id() == y.memory().id()
          && x.address().id() == y.address().id()
          && x.data().id() == y.data().id()
          && x.mask().map(Expr::id).equals(y.mask().map(Expr::id));
    }
    if (a instanceof Statement.When x && b instanceof Statement.When y) {
      if (x.arms().size() != y.arms().size() || !same(x.otherwise(), y.otherwise())) {
        return false;
      }
      for (int i = 0; i < x.arms().size(); i++) {
        if (x.arms().get(i).condition().id() != y.arms().get(i).condition().id()
            || !same(x.arms().get(i).block(), y.arms().get(i).block())) {
          return false;
        }
      }
      return true;
    }
    if (a instanceof Statement.Check x && b instanceof Statement.Check y) {
      return x.claim() == y.claim()
          && x.condition().id() == y.condition().id()
          && x.label().equals(y.label())
          && x.text().equals(y.text())
          && x.location().equals(y.location());
    }
    if (a instanceof Statement.Print x && b instanceof Statement.Print y) {
      return x.severity() == y.severity()
          && x.format().equals(y.format())
          && sameIds(x.arguments(), y.arguments())
          && x.location().equals(y.location());
    }
    Statement.Switch x = (Statement.Switch) a;
    Statement.Switch y = (Statement.Switch) b;
    if (x.subject().id() != y.subject().id()
        || x.cases().size() != y.cases().size()
        || !same(x.otherwise(), y.otherwise())) {
      return false;
    }
    for (int i = 0; i < x.cases().size(); i++) {
      if (!sameIds(x.cases().get(i).labels(), y.cases().get(i).labels())
          || !same(x.cases().get(i).block(), y.cases().get(i).block())) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Target a, Target b) {
    if (a.signal().id() != b.signal().id()
        || a.lo() != b.lo()
        || a.width() != b.width()
        || a.indexes().size() != b.indexes().size()) {
      return false;
    }
    for (int i = 0; i < a.indexes().size(); i++) {
      Target.Index x = a.indexes().get(i);
      Target.Index y = b.indexes().get(i);
      if (x.value().id() != y.value().id() || x.count() != y.count() || x.stride() != y.stride()) {
        return false;
      }
    }
    return true;
  }
}
