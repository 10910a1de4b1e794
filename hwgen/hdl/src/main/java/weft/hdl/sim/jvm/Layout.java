package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a unit into methods: the JIT compiler gives up above 8,000 bytes and does best on a few
 * thousand. Blocks and runs of instructions that are too big move into methods of their own.
 */
final class Layout {
  /** Estimated bytes of a method, about twice the real ones. */
  private static final int LIMIT = 5000;

  private static final int CALL = 8;

  private final Placement placement;
  private final String prefix;
  private final List<Method> methods = new ArrayList<>();

  Layout(Placement placement, String name, Body root) {
    this.placement = placement;
    this.prefix = name;
    List<Instr> all = instrs(root);
    methods.add(0, new Method(name, all));
  }

  /** The unit's method first. */
  List<Method> methods() {
    return methods;
  }

  private record Sized(Instr instr, int size) {}

  private List<Instr> instrs(Body body) {
    List<Sized> all = new ArrayList<>();
    for (Instr instr : body.instrs) {
      all.add(new Sized(instr, size(instr)));
    }
    while (total(all) > LIMIT && all.size() > 1) {
      all = cut(all);
    }
    List<Instr> out = new ArrayList<>();
    all.forEach(s -> out.add(s.instr));
    body.instrs = out;
    return out;
  }

  private static int total(List<Sized> all) {
    return all.stream().mapToInt(Sized::size).sum();
  }

  private List<Sized> cut(List<Sized> all) {
    List<Sized> out = new ArrayList<>();
    List<Instr> run = new ArrayList<>();
    int size = 0;
    for (Sized s : all) {
      if (size + s.size > LIMIT && !run.isEmpty()) {
        out.add(new Sized(new Instr.Call(method(run)), CALL));
        run = new ArrayList<>();
        size = 0;
      }
      run.add(s.instr);
      size += s.size;
    }
    out.add(new Sized(new Instr.Call(method(run)), CALL));
    return out;
  }

  private Method method(List<Instr> instrs) {
    Method method = new Method(prefix + "_" + methods.size(), instrs);
    methods.add(method);
    return method;
  }

  private int size(Instr instr) {
    if (instr instanceof Instr.Def def) {
      return 8 + tree(def.node());
    }
    Stmt stmt = ((Instr.Do) instr).stmt();
    int own = 16;
    for (Node node : stmt.operands()) {
      own += size(node);
    }
    if (stmt instanceof Stmt.Choose choose) {
      // A label takes 8 bytes, as much again as estimates have of everything else.
      own += 16 * choose.labels.length + 8 * choose.cases.size();
    } else if (stmt instanceof Stmt.Loop) {
      own += 16;
    } else if (stmt instanceof Stmt.Repeat repeat) {
      own += 40 * repeat.words.size();
    }
    int inner = 0;
    List<Body> bodies = stmt.bodies();
    int[] sizes = new int[bodies.size()];
    for (int i = 0; i < sizes.length; i++) {
      Body body = bodies.get(i);
      List<Instr> instrs = instrs(body);
      for (Instr one : instrs) {
        sizes[i] += one instanceof Instr.Call ? CALL : sizeKnown(one);
      }
      inner += sizes[i];
    }
    if (own + inner > LIMIT) {
      for (int i = 0; i < sizes.length; i++) {
        if (sizes[i] > 64) {
          Body body = bodies.get(i);
          List<Instr> call = new ArrayList<>();
          call.add(new Instr.Call(method(body.instrs)));
          body.instrs = call;
          inner += CALL - sizes[i];
        }
      }
    }
    known.put(stmt, own + inner);
    return own + inner;
  }

  private final java.util.Map<Stmt, Integer> known = new java.util.IdentityHashMap<>();

  private int sizeKnown(Instr instr) {
    return instr instanceof Instr.Do run ? known.get(run.stmt()) : size(instr);
  }

  private int size(Node node) {
    return node.isLeaf() || placement.isKept(node) ? 9 : tree(node);
  }

  private int tree(Node node) {
    int own =
        switch (node.op) {
          case EQ, NE, LT, GE, ULT, SEL -> 16;
          case PACK -> 8 + 8 * node.args.length;
          case TURNS -> 40 + 9 * Merger.SMALL;
          default -> 4;
        };
    for (Node arg : node.args) {
      own += size(arg);
    }
    return own;
  }
}
