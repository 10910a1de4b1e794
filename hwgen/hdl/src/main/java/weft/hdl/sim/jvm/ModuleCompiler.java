package weft.hdl.sim.jvm;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Uses;

/** Makes the class of one module: a subclass of {@link Cell}. */
final class ModuleCompiler {
  private static final String CELL = "weft/hdl/sim/jvm/Cell";

  /** Cases of an accessor in one method. */
  private static final int CASES = 200;

  private final Module module;
  private final Map<Module, Compiled> children;
  private final Schedule schedule;
  private final Map<Signal, Slot> slots;
  private final String name;
  private final Children cells;
  private final ClassWriter cw;
  private final ClassCounter names = new ClassCounter();

  /** Names and lengths of long[] fields. */
  private final Map<String, Integer> arrays = new TreeMap<>();

  ModuleCompiler(
      Module module,
      Map<Module, Compiled> children,
      Predicate<Signal> visible,
      String className,
      Schedule schedule) {
    this.module = module;
    this.children = children;
    this.schedule = schedule;
    slots = Storage.of(module, schedule, visible);
    name = className;
    List<String> classes = new ArrayList<>();
    for (Instance instance : module.instances()) {
      classes.add(children.get(instance.module()).className());
    }
    cells = new Children(name, classes);
    cw =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected String getCommonSuperClass(String a, String b) {
            return "java/lang/Object";
          }
        };
  }

  Compiled compile() {
    cw.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, name, null, CELL, null);
    cw.visitSource(module.location().file().isEmpty() ? null : module.location().file(), null);
    fields();
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < schedule.slices.size(); i++) {
      UnitBuilder unit = unit(i, Set.of());
      schedule.slices.get(i).forEach(unit::step);
      slices.add(schedule.slice(i, unit.root.isEmpty()));
      if (!unit.root.isEmpty()) {
        emit(unit, "slice" + i, place(unit), List.of());
      }
    }
    boolean hasEdge = edge();
    UnitBuilder reset = unit(Schedule.NOWHERE, Set.of());
    reset.reset();
    emit(reset, "reset", place(reset), List.of(reset.argument));
    settle(slices);
    accessors();
    memories();
    made();
    cells.declare(cw);
    constructor();
    cw.visitEnd();
    return new Compiled(module, name, slots, slices, hasEdge, sayings, cw.toByteArray());
  }

  private List<Statement> sayings = List.of();

  private UnitBuilder unit(int index, Set<Object> deferred) {
    return new UnitBuilder(module, schedule, slots, children, cells, index, deferred);
  }

  private Placement place(UnitBuilder unit) {
    Loops.make(unit.root, unit.graph, cells, unit.stateOf);
    return new Placement(unit.graph, unit.root);
  }

  private void emit(UnitBuilder unit, String method, Placement placement, List<Word> arguments) {
    arrays.putAll(unit.scratch);
    for (String field : unit.scratch.keySet()) {
      if (declared.add(field)) {
        cw.visitField(ACC_PRIVATE | ACC_FINAL, field, "[J", null, null).visitEnd();
      }
    }
    Layout layout = new Layout(placement, method, unit.root);
    new Emitter(cw, name, cells, placement, arguments, names).emit(layout.methods());
  }

  private final Set<String> declared = new java.util.HashSet<>();

  // The clock edge --------------------------------------------------------------------------------

  private boolean edge() {
    List<Process> order = readersFirst();
    Set<Object> deferred = Collections.newSetFromMap(new IdentityHashMap<>());
    while (true) {
      UnitBuilder unit = unit(Schedule.EDGE, deferred);
      for (Schedule.Step step : schedule.steps) {
        if (step.unit == Schedule.EDGE) {
          unit.step(step);
        }
      }
      module.processes().stream().filter(Process::isObserver).forEach(unit::clocked);
      order.forEach(unit::clocked);
      unit.end();
      Placement placement = place(unit);
      Set<Object> hazards = Hazards.in(unit.root, placement, unit.stateOf);
      if (deferred.containsAll(hazards)) {
        boolean hasEdge = !module.domains().isEmpty() && !unit.root.isEmpty();
        emit(unit, "edge", placement, List.of(unit.argument, unit.inReset));
        sayings = unit.sayings;
        return hasEdge;
      }
      deferred.addAll(hazards);
    }
  }

  /**
   * Clocked processes, as far as possible so that who reads a register comes before who sets it.
   */
  private List<Process> readersFirst() {
    List<Process> clocked =
        module.processes().stream().filter(p -> p.isClocked() && !p.isObserver()).toList();
    int count = clocked.size();
    Map<Object, Integer> writer = new IdentityHashMap<>();
    for (int i = 0; i < count; i++) {
      int at = i;
      clocked.get(i).targets().forEach(s -> writer.put(s, at));
      clocked.get(i).memory().ifPresent(m -> writer.put(m, at));
    }
    List<List<Integer>> later = new ArrayList<>();
    int[] earlier = new int[count];
    for (int i = 0; i < count; i++) {
      BitSet after = new BitSet();
      for (Object state : reads(clocked.get(i))) {
        Integer w = writer.get(state);
        if (w != null && w != i) {
          after.set(w);
        }
      }
      later.add(after.stream().boxed().toList());
      after.stream().forEach(w -> earlier[w]++);
    }
    List<Process> order = new ArrayList<>();
    List<Integer> ready = new ArrayList<>();
    boolean[] done = new boolean[count];
    for (int i = 0; i < count; i++) {
      if (earlier[i] == 0) {
        ready.add(i);
      }
    }
    int scan = 0;
    while (order.size() < count) {
      if (ready.isEmpty()) {
        // Who is left reads each other: the first one's targets will have to wait.
        while (done[scan] || earlier[scan] == 0) {
          scan++;
        }
        ready.add(pick(clocked, done, scan));
      }
      int next = ready.remove(ready.size() - 1);
      if (done[next]) {
        continue;
      }
      done[next] = true;
      order.add(clocked.get(next));
      for (int w : later.get(next)) {
        if (--earlier[w] == 0 && !done[w]) {
          ready.add(w);
        }
      }
    }
    return order;
  }

  /** A process that writes registers rather than one that writes a memory. */
  private static int pick(List<Process> clocked, boolean[] done, int from) {
    for (int i = from; i < done.length; i++) {
      if (!done[i] && clocked.get(i).memory().isEmpty()) {
        return i;
      }
    }
    return from;
  }

  /** Registers and memories that a clocked process reads, through wires that run at the edge. */
  private Set<Object> reads(Process process) {
    Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
    BitSet seen = new BitSet();
    List<Expr> stack = new ArrayList<>();
    Uses.inBlock(process.body(), stack::add);
    while (!stack.isEmpty()) {
      Expr e = stack.remove(stack.size() - 1);
      if (seen.get(e.id())) {
        continue;
      }
      seen.set(e.id());
      if (e instanceof Expr.MemRead read) {
        found.add(read.memory());
      } else if (e instanceof Expr.Ref ref) {
        Signal signal = schedule.copies.original(ref.signal());
        Schedule.Step step = schedule.driver(signal);
        if (signal instanceof Register) {
          found.add(signal);
        } else if (step != null && step.unit == Schedule.EDGE && step.process != null) {
          Uses.inBlock(step.process.body(), stack::add);
        }
      }
      for (int i = 0; i < e.operandCount(); i++) {
        stack.add(e.operand(i));
      }
    }
    return found;
  }

  // Everything else -------------------------------------------------------------------------------

  private void fields() {
    for (Signal s : module.signals()) {
      Slot slot = slots.get(s);
      if (slot == null) {
        continue;
      }
      if (slot.isArray()) {
        arrays.put(slot.name(), slot.count());
        cw.visitField(ACC_PUBLIC | ACC_FINAL, slot.name(), "[J", null, null).visitEnd();
      } else {
        for (int i = 0; i < slot.count(); i++) {
          cw.visitField(ACC_PUBLIC, slot.field(i), slot.type().descriptor, null, null).visitEnd();
        }
      }
    }
    for (Memory m : module.memories()) {
      int words = m.depth() * WordMath.count(m.width());
      arrays.put("m" + m.id(), words);
      cw.visitField(ACC_PUBLIC | ACC_FINAL, "m" + m.id(), "[J", null, null).visitEnd();
    }
    for (int i = 0; i < module.sources().size(); i++) {
      cw.visitField(ACC_PRIVATE, Domains.field(i), "I", null, null).visitEnd();
    }
  }

  private void settle(List<Slice> slices) {
    MethodVisitor mv = cw.visitMethod(ACC_PUBLIC | ACC_FINAL, "settle", "()V", null, null);
    mv.visitCode();
    for (Slice slice : slices) {
      if (!slice.isEmpty()) {
        mv.visitVarInsn(ALOAD, 0);
        mv.visitMethodInsn(INVOKEVIRTUAL, name, slice.method(), "()V", false);
      }
    }
    end(mv, RETURN);
  }

  private static void end(MethodVisitor mv, int opcode) {
    mv.visitInsn(opcode);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  private void constructor() {
    MethodVisitor mv = cw.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    mv.visitCode();
    mv.visitVarInsn(ALOAD, 0);
    mv.visitMethodInsn(INVOKESPECIAL, CELL, "<init>", "()V", false);
    arrays.forEach(
        (field, length) -> {
          mv.visitVarInsn(ALOAD, 0);
          mv.visitLdcInsn(length);
          mv.visitIntInsn(NEWARRAY, T_LONG);
          mv.visitFieldInsn(PUTFIELD, name, field, "[J");
        });
    end(mv, RETURN);
  }

  /** {@code made}: what a source of a domain says. */
  private void made() {
    MethodVisitor mv = cw.visitMethod(ACC_PUBLIC | ACC_FINAL, "made", "(I)I", null, null);
    mv.visitCode();
    for (int i = 0; i < module.sources().size(); i++) {
      Label next = new Label();
      mv.visitVarInsn(ILOAD, 1);
      mv.visitLdcInsn(i);
      mv.visitJumpInsn(IF_ICMPNE, next);
      mv.visitVarInsn(ALOAD, 0);
      mv.visitFieldInsn(GETFIELD, name, Domains.field(i), "I");
      mv.visitInsn(IRETURN);
      mv.visitLabel(next);
    }
    mv.visitInsn(ICONST_0);
    end(mv, IRETURN);
  }

  private void memories() {
    MethodVisitor mv = cw.visitMethod(ACC_PUBLIC | ACC_FINAL, "memory", "(I)[J", null, null);
    mv.visitCode();
    for (Memory m : module.memories()) {
      Label next = new Label();
      mv.visitVarInsn(ILOAD, 1);
      mv.visitLdcInsn(m.id());
      mv.visitJumpInsn(IF_ICMPNE, next);
      mv.visitVarInsn(ALOAD, 0);
      mv.visitFieldInsn(GETFIELD, name, "m" + m.id(), "[J");
      mv.visitInsn(ARETURN);
      mv.visitLabel(next);
    }
    mv.visitInsn(ACONST_NULL);
    end(mv, ARETURN);
  }

  /** {@code word} to read and to write: by id, a run of ids a method. */
  private void accessors() {
    List<Signal> kept = new ArrayList<>();
    for (Signal s : module.signals()) {
      if (slots.containsKey(s)) {
        kept.add(s);
      }
    }
    int runs = (kept.size() + CASES - 1) / CASES;
    for (boolean reads : new boolean[] {true, false}) {
      String descriptor = reads ? "(II)J" : "(IIJ)V";
      MethodVisitor all = cw.visitMethod(ACC_PUBLIC | ACC_FINAL, "word", descriptor, null, null);
      all.visitCode();
      for (int run = 0; run < runs; run++) {
        List<Signal> some = kept.subList(run * CASES, Math.min(kept.size(), (run + 1) * CASES));
        Label next = new Label();
        all.visitVarInsn(ILOAD, 1);
        all.visitLdcInsn(some.get(some.size() - 1).id());
        all.visitJumpInsn(IF_ICMPGT, next);
        all.visitVarInsn(ALOAD, 0);
        all.visitVarInsn(ILOAD, 1);
        all.visitVarInsn(ILOAD, 2);
        if (!reads) {
          all.visitVarInsn(LLOAD, 3);
        }
        all.visitMethodInsn(INVOKEVIRTUAL, name, "word" + run, descriptor, false);
        all.visitInsn(reads ? LRETURN : RETURN);
        all.visitLabel(next);
        accessor(run, some, reads, descriptor);
      }
      if (reads) {
        all.visitInsn(LCONST_0);
      }
      end(all, reads ? LRETURN : RETURN);
    }
  }

  private void accessor(int run, List<Signal> some, boolean reads, String descriptor) {
    MethodVisitor mv =
        cw.visitMethod(ACC_PRIVATE | ACC_FINAL, "word" + run, descriptor, null, null);
    mv.visitCode();
    int[] ids = some.stream().mapToInt(Signal::id).toArray();
    Label[] labels = some.stream().map(s -> new Label()).toArray(Label[]::new);
    Label none = new Label();
    mv.visitVarInsn(ILOAD, 1);
    mv.visitLookupSwitchInsn(none, ids, labels);
    for (int i = 0; i < labels.length; i++) {
      mv.visitLabel(labels[i]);
      access(mv, slots.get(some.get(i)), reads);
    }
    mv.visitLabel(none);
    if (reads) {
      mv.visitInsn(LCONST_0);
    }
    end(mv, reads ? LRETURN : RETURN);
  }

  private void access(MethodVisitor mv, Slot slot, boolean reads) {
    if (slot.isArray()) {
      mv.visitVarInsn(ALOAD, 0);
      mv.visitFieldInsn(GETFIELD, name, slot.name(), "[J");
      mv.visitVarInsn(ILOAD, 2);
      if (!reads) {
        mv.visitVarInsn(LLOAD, 3);
      }
      mv.visitInsn(reads ? LALOAD : LASTORE);
      mv.visitInsn(reads ? LRETURN : RETURN);
      return;
    }
    for (int k = 0; k < slot.count(); k++) {
      Label next = new Label();
      if (k < slot.count() - 1) {
        mv.visitVarInsn(ILOAD, 2);
        mv.visitLdcInsn(k);
        mv.visitJumpInsn(IF_ICMPNE, next);
      }
      mv.visitVarInsn(ALOAD, 0);
      if (reads) {
        mv.visitFieldInsn(GETFIELD, name, slot.field(k), slot.type().descriptor);
        if (slot.type() == Type.I) {
          mv.visitInsn(I2L);
        }
      } else {
        mv.visitVarInsn(LLOAD, 3);
        if (slot.type() == Type.I) {
          mv.visitInsn(L2I);
        }
        mv.visitFieldInsn(PUTFIELD, name, slot.field(k), slot.type().descriptor);
      }
      mv.visitInsn(reads ? LRETURN : RETURN);
      mv.visitLabel(next);
    }
  }
}
