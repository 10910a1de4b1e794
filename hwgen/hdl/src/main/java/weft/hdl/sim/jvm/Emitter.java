package weft.hdl.sim.jvm;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Writes the methods of one unit. Only reads what the steps before it decided. */
final class Emitter {
  private static final String WIDE = "weft/hdl/sim/jvm/Wide";

  private final ClassWriter cw;
  private final String owner;

  private final Children children;

  private final Placement placement;

  /** The int arguments of the unit's methods. */
  private final List<Word> arguments;

  /** The method that needs a kept node or a local word; null if several do. */
  private final Map<Object, Method> users = new IdentityHashMap<>();

  private final Map<Object, String> fields = new IdentityHashMap<>();
  private final Counter names;

  private MethodVisitor mv;
  private Map<Object, Integer> slots;
  private int nextSlot;

  /** What a class has used up: numbers of temporary fields, and constants in its pool. */
  static final class Counter {
    int next;
    final Set<Object> constants = new HashSet<>();

    /** True if the constant may stand in the pool, which has 65,535 places for everything. */
    boolean pool(Object constant) {
      return constants.contains(constant)
          || constants.size() < MOST_CONSTANTS && constants.add(constant);
    }
  }

  private static final int MOST_CONSTANTS = 10_000;

  Emitter(
      ClassWriter cw,
      String owner,
      Children children,
      Placement placement,
      List<Word> arguments,
      Counter names) {
    this.cw = cw;
    this.owner = owner;
    this.children = children;
    this.placement = placement;
    this.arguments = arguments;
    this.names = names;
  }

  void emit(List<Method> methods) {
    for (Method method : methods) {
      users(method, method.instrs());
    }
    users.forEach(
        (holder, method) -> {
          if (method == null && !arguments.contains(holder)) {
            Type type = holder instanceof Word word ? word.type : ((Node) holder).type;
            String name = "t" + names.next++;
            fields.put(holder, name);
            cw.visitField(ACC_PRIVATE, name, type.descriptor, null, null).visitEnd();
          }
        });
    for (Method method : methods) {
      boolean first = method == methods.get(0);
      mv =
          cw.visitMethod(
              first ? ACC_PUBLIC | ACC_FINAL : ACC_PRIVATE | ACC_FINAL,
              method.name(),
              descriptor(),
              null,
              null);
      mv.visitCode();
      slots = new HashMap<>();
      nextSlot = 1 + arguments.size();
      instrs(method.instrs());
      mv.visitInsn(RETURN);
      mv.visitMaxs(0, 0);
      mv.visitEnd();
    }
  }

  private String descriptor() {
    return "(" + "I".repeat(arguments.size()) + ")V";
  }

  // Who needs what --------------------------------------------------------------------------------

  private void users(Method method, List<Instr> instrs) {
    for (Instr instr : instrs) {
      if (instr instanceof Instr.Def def) {
        need(def.node(), method);
        for (Node arg : def.node().args) {
          tree(arg, method);
        }
        if (def.node().aux instanceof Turns turns) {
          need(turns.index(), method);
          need(turns.value(), method);
          users(method, turns.body().instrs);
        }
      } else if (instr instanceof Instr.Do run) {
        Stmt stmt = run.stmt();
        for (Node operand : stmt.operands()) {
          tree(operand, method);
        }
        if (stmt instanceof Stmt.Put put) {
          need(put.word, method);
        } else if (stmt instanceof Stmt.PutBits put) {
          need(put.word, method);
        } else if (stmt instanceof Stmt.Invoke invoke) {
          need(invoke.stride, method);
        } else if (stmt instanceof Stmt.Loop loop) {
          need(loop.index, method);
        } else if (stmt instanceof Stmt.Repeat repeat) {
          repeat.before.forEach(word -> need(word, method));
          need(repeat.runs, method);
        }
        for (Body body : stmt.bodies()) {
          users(method, body.instrs);
        }
      }
    }
  }

  private void tree(Node node, Method method) {
    if (node.aux instanceof Word word) {
      need(word, method);
    } else if (node.aux instanceof ArrayRef array) {
      need(array.stride, method);
    } else if (placement.isKept(node)) {
      need(node, method);
    } else {
      for (Node arg : node.args) {
        tree(arg, method);
      }
    }
  }

  private void need(Word word, Method method) {
    if (word.isLocal()) {
      need((Object) word, method);
    } else {
      need(word.stride, method);
    }
  }

  private void need(Stride stride, Method method) {
    if (stride.index() != null) {
      need((Object) stride.index(), method);
    }
  }

  private void need(Object holder, Method method) {
    if (!users.containsKey(holder)) {
      users.put(holder, method);
    } else if (users.get(holder) != method) {
      users.put(holder, null);
    }
  }

  // Instructions ----------------------------------------------------------------------------------

  private void instrs(List<Instr> instrs) {
    for (Instr instr : instrs) {
      if (instr instanceof Instr.Def def) {
        keep(def.node());
      } else if (instr instanceof Instr.Do run) {
        stmt(run.stmt());
      } else {
        call(((Instr.Call) instr).method());
      }
    }
  }

  private void call(Method method) {
    mv.visitVarInsn(ALOAD, 0);
    for (int i = 1; i <= arguments.size(); i++) {
      mv.visitVarInsn(ILOAD, i);
    }
    mv.visitMethodInsn(INVOKEVIRTUAL, owner, method.name(), descriptor(), false);
  }

  private void keep(Node node) {
    if (node.aux instanceof Turns turns) {
      turns(turns, node.args);
    }
    String field = fields.get(node);
    if (field != null) {
      mv.visitVarInsn(ALOAD, 0);
      compute(node);
      mv.visitFieldInsn(PUTFIELD, owner, field, node.type.descriptor);
    } else {
      compute(node);
      mv.visitVarInsn(store(node.type), slot(node, node.type));
    }
  }

  private int slot(Object holder, Type type) {
    int argument = arguments.indexOf(holder);
    if (argument >= 0) {
      return 1 + argument;
    }
    Integer slot = slots.get(holder);
    if (slot == null) {
      slot = nextSlot;
      slots.put(holder, slot);
      nextSlot += type == Type.J ? 2 : 1;
    }
    return slot;
  }

  private static int load(Type type) {
    return switch (type) {
      case I -> ILOAD;
      case J -> LLOAD;
      case A -> ALOAD;
    };
  }

  private static int store(Type type) {
    return switch (type) {
      case I -> ISTORE;
      case J -> LSTORE;
      case A -> ASTORE;
    };
  }

  private void stmt(Stmt stmt) {
    if (stmt instanceof Stmt.Put put) {
      beforeSet(put.word);
      value(put.value);
      set(put.word);
    } else if (stmt instanceof Stmt.PutBits put) {
      beforeSet(put.word);
      get(put.word);
      merge(put.mask, put.value, put.signedWidth);
      set(put.word);
    } else if (stmt instanceof Stmt.Store store) {
      value(store.array);
      value(store.index);
      if (store.mask == null) {
        value(store.value);
      } else {
        mv.visitInsn(DUP2);
        mv.visitInsn(LALOAD);
        merge(store.mask, store.value, store.signedWidth);
      }
      mv.visitInsn(LASTORE);
    } else if (stmt instanceof Stmt.Insert insert) {
      insert(insert);
    } else if (stmt instanceof Stmt.If branch) {
      branch(branch);
    } else if (stmt instanceof Stmt.Choose choose) {
      choose(choose);
    } else if (stmt instanceof Stmt.Invoke invoke) {
      mv.visitVarInsn(ALOAD, 0);
      if (invoke.child >= 0) {
        child(invoke.child, invoke.stride);
      }
      invoke.args.forEach(this::value);
      String args = "I".repeat(invoke.args.size());
      String callee = invoke.child < 0 ? owner : children.className(invoke.child);
      mv.visitMethodInsn(INVOKEVIRTUAL, callee, invoke.method, "(" + args + ")V", false);
    } else if (stmt instanceof Stmt.Say say) {
      mv.visitVarInsn(ALOAD, 0);
      index(say.message);
      value(say.words);
      mv.visitMethodInsn(INVOKEVIRTUAL, owner, "say", "(I[J)V", false);
    } else if (stmt instanceof Stmt.Copy copy) {
      value(copy.from);
      value(copy.to);
      mv.visitMethodInsn(INVOKESTATIC, WIDE, "copy", "([J[J)V", false);
    } else if (stmt instanceof Stmt.Loop loop) {
      loop(loop.index, loop.first, loop.count, loop.body);
    } else if (stmt instanceof Stmt.Repeat repeat) {
      repeat(repeat);
    }
  }

  private void child(int id, Stride stride) {
    if (stride.children() == 0) {
      children.one(id, mv);
    } else {
      children.all(id, mv);
      index(children.position(id), stride.children(), stride.index());
      mv.visitInsn(AALOAD);
    }
  }

  /** An index that grows with the turns of a loop. */
  private void index(int first, int step, Word turn) {
    if (step == 0) {
      index(first);
      return;
    }
    get(turn);
    if (step != 1) {
      index(step);
      mv.visitInsn(IMUL);
    }
    if (first != 0) {
      index(first);
      mv.visitInsn(IADD);
    }
  }

  /** The old word is on the stack; leaves the new one. */
  private void merge(Node mask, Node value, int signedWidth) {
    if (mask.isConst()) {
      constant(~mask.value);
    } else {
      value(mask);
      constant(-1);
      mv.visitInsn(LXOR);
    }
    mv.visitInsn(LAND);
    value(value);
    mv.visitInsn(LOR);
    if (signedWidth < 64) {
      index(64 - signedWidth);
      mv.visitInsn(LSHL);
      index(64 - signedWidth);
      mv.visitInsn(LSHR);
    }
  }

  private void insert(Stmt.Insert insert) {
    value(insert.array);
    value(insert.from);
    index(insert.width);
    value(insert.value);
    String type = insert.value.type.descriptor;
    mv.visitMethodInsn(INVOKESTATIC, WIDE, "insert", "([JII" + type + ")V", false);
    if (insert.signedWidth > 0) {
      value(insert.array);
      index(insert.signedWidth);
      index(1);
      mv.visitMethodInsn(INVOKESTATIC, WIDE, "cut", "([JII)V", false);
    }
  }

  private void branch(Stmt.If branch) {
    if (branch.condition.isConst()) {
      instrs((branch.condition.value != 0 ? branch.then : branch.otherwise).instrs);
      return;
    }
    Label otherwise = new Label();
    Label end = new Label();
    if (branch.then.isEmpty()) {
      jump(branch.condition, end, true);
      instrs(branch.otherwise.instrs);
    } else if (branch.otherwise.isEmpty()) {
      jump(branch.condition, end, false);
      instrs(branch.then.instrs);
    } else {
      jump(branch.condition, otherwise, false);
      instrs(branch.then.instrs);
      mv.visitJumpInsn(GOTO, end);
      mv.visitLabel(otherwise);
      instrs(branch.otherwise.instrs);
    }
    mv.visitLabel(end);
  }

  private void choose(Stmt.Choose choose) {
    Map<Body, Label> labels = new IdentityHashMap<>();
    choose.cases.forEach(body -> labels.put(body, new Label()));
    Label otherwise = new Label();
    Label end = new Label();
    value(choose.key);
    Label[] targets = new Label[choose.labels.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = labels.get(choose.targets[i]);
    }
    int[] keys = choose.labels;
    int last = keys.length - 1;
    if (last >= 0 && (long) keys[last] - keys[0] == last) {
      mv.visitTableSwitchInsn(keys[0], keys[last], otherwise, targets);
    } else {
      mv.visitLookupSwitchInsn(otherwise, keys, targets);
    }
    for (Body body : choose.cases) {
      mv.visitLabel(labels.get(body));
      instrs(body.instrs);
      mv.visitJumpInsn(GOTO, end);
    }
    mv.visitLabel(otherwise);
    instrs(choose.otherwise.instrs);
    mv.visitLabel(end);
  }

  private void loop(Word turn, Node from, int count, Body body) {
    Label top = new Label();
    beforeSet(turn);
    value(from);
    set(turn);
    if (count == 1) {
      instrs(body.instrs);
      return;
    }
    mv.visitLabel(top);
    instrs(body.instrs);
    beforeSet(turn);
    index(1, 1, turn);
    set(turn);
    get(turn);
    index(count);
    mv.visitJumpInsn(IF_ICMPLT, top);
  }

  private void turns(Turns turns, Node[] args) {
    beforeSet(turns.value());
    value(args[0]);
    set(turns.value());
    loop(turns.index(), args[1], turns.count(), turns.body());
  }

  private void repeat(Stmt.Repeat repeat) {
    Label top = new Label();
    Label end = new Label();
    beforeSet(repeat.runs);
    index(repeat.most);
    set(repeat.runs);
    mv.visitLabel(top);
    for (int i = 0; i < repeat.words.size(); i++) {
      beforeSet(repeat.before.get(i));
      get(repeat.words.get(i));
      set(repeat.before.get(i));
    }
    instrs(repeat.body.instrs);
    beforeSet(repeat.runs);
    get(repeat.runs);
    mv.visitMethodInsn(INVOKESTATIC, WIDE, "countdown", "(I)I", false);
    set(repeat.runs);
    for (int i = 0; i < repeat.words.size(); i++) {
      get(repeat.before.get(i));
      get(repeat.words.get(i));
      if (repeat.words.get(i).type == Type.I) {
        mv.visitJumpInsn(IF_ICMPNE, top);
      } else {
        mv.visitInsn(LCMP);
        mv.visitJumpInsn(IFNE, top);
      }
    }
    mv.visitLabel(end);
  }

  // Words -----------------------------------------------------------------------------------------

  private void holder(Word word) {
    mv.visitVarInsn(ALOAD, 0);
    if (word.child >= 0) {
      child(word.child, word.stride);
    }
  }

  private String holderClass(Word word) {
    return word.child < 0 ? owner : children.className(word.child);
  }

  private void get(Word word) {
    String field = word.isLocal() ? fields.get(word) : word.field;
    if (field == null) {
      mv.visitVarInsn(load(word.type), slot(word, word.type));
      return;
    }
    holder(word);
    if (word.element < 0) {
      mv.visitFieldInsn(GETFIELD, holderClass(word), field, word.type.descriptor);
    } else {
      mv.visitFieldInsn(GETFIELD, holderClass(word), field, "[J");
      index(word.element, word.stride.elements(), word.stride.index());
      mv.visitInsn(LALOAD);
    }
  }

  private void beforeSet(Word word) {
    String field = word.isLocal() ? fields.get(word) : word.field;
    if (field != null) {
      holder(word);
      if (word.element >= 0) {
        mv.visitFieldInsn(GETFIELD, holderClass(word), field, "[J");
        index(word.element, word.stride.elements(), word.stride.index());
      }
    }
  }

  private void set(Word word) {
    String field = word.isLocal() ? fields.get(word) : word.field;
    if (field == null) {
      mv.visitVarInsn(store(word.type), slot(word, word.type));
    } else if (word.element < 0) {
      mv.visitFieldInsn(PUTFIELD, holderClass(word), field, word.type.descriptor);
    } else {
      mv.visitInsn(LASTORE);
    }
  }

  // Values ----------------------------------------------------------------------------------------

  private void constant(long value) {
    if (value == 0 || value == 1) {
      mv.visitInsn(value == 0 ? LCONST_0 : LCONST_1);
    } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      index((int) value);
      mv.visitInsn(I2L);
    } else if (value == (int) value) {
      index((int) value);
      mv.visitInsn(I2L);
    } else if (names.pool(value)) {
      mv.visitLdcInsn(value);
    } else {
      index((int) (value >> 32));
      mv.visitInsn(I2L);
      index(32);
      mv.visitInsn(LSHL);
      index((int) value);
      mv.visitInsn(I2L);
      mv.visitLdcInsn(0xffffffffL);
      mv.visitInsn(LAND);
      mv.visitInsn(LOR);
    }
  }

  private void index(int value) {
    if (value >= -1 && value <= 5) {
      mv.visitInsn(ICONST_0 + value);
    } else if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
      mv.visitIntInsn(BIPUSH, value);
    } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      mv.visitIntInsn(SIPUSH, value);
    } else if (names.pool(value)) {
      mv.visitLdcInsn(value);
    } else {
      index(value >> 16);
      index(16);
      mv.visitInsn(ISHL);
      index(value >>> 8 & 0xff);
      index(8);
      mv.visitInsn(ISHL);
      mv.visitInsn(IOR);
      index(value & 0xff);
      mv.visitInsn(IOR);
    }
  }

  /** Leaves the value of a node: kept, or computed here. */
  private void value(Node node) {
    if (placement.isKept(node)) {
      String field = fields.get(node);
      if (field != null) {
        mv.visitVarInsn(ALOAD, 0);
        mv.visitFieldInsn(GETFIELD, owner, field, node.type.descriptor);
      } else {
        mv.visitVarInsn(load(node.type), slot(node, node.type));
      }
    } else {
      compute(node);
    }
  }

  private void compute(Node node) {
    boolean wide = node.type == Type.J;
    switch (node.op) {
      case CONST -> {
        if (wide) {
          constant(node.value);
        } else {
          index((int) node.value);
        }
      }
      case GET -> get((Word) node.aux);
      case TURNS -> get(((Turns) node.aux).value());
      case ARRAY -> {
        ArrayRef array = (ArrayRef) node.aux;
        mv.visitVarInsn(ALOAD, 0);
        if (array.child >= 0) {
          child(array.child, array.stride);
        }
        String holder = array.child < 0 ? owner : children.className(array.child);
        mv.visitFieldInsn(GETFIELD, holder, array.field, "[J");
      }
      case LOAD -> binary(node, LALOAD);
      case WIDEN -> unary(node, I2L);
      case NARROW -> unary(node, L2I);
      case ADD -> binary(node, LADD);
      case SUB -> binary(node, LSUB);
      case MUL -> binary(node, LMUL);
      case AND -> binary(node, wide ? LAND : IAND);
      case OR -> binary(node, wide ? LOR : IOR);
      case XOR -> binary(node, wide ? LXOR : IXOR);
      case SHL -> binary(node, LSHL);
      case SHR -> binary(node, LSHR);
      case USHR -> binary(node, LUSHR);
      case MULHI -> {
        value(node.args[0]);
        value(node.args[1]);
        mv.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "multiplyHigh", "(JJ)J", false);
      }
      case COUNT -> {
        value(node.args[0]);
        mv.visitMethodInsn(INVOKESTATIC, "java/lang/Long", "bitCount", "(J)I", false);
        mv.visitInsn(I2L);
      }
      case EQ, NE, LT, GE, ULT -> flag(node);
      case SEL -> {
        Label otherwise = new Label();
        Label end = new Label();
        jump(node.args[0], otherwise, false);
        value(node.args[1]);
        mv.visitJumpInsn(GOTO, end);
        mv.visitLabel(otherwise);
        value(node.args[2]);
        mv.visitLabel(end);
      }
      case PACK -> {
        index(node.args.length);
        mv.visitIntInsn(NEWARRAY, T_LONG);
        for (int i = 0; i < node.args.length; i++) {
          mv.visitInsn(DUP);
          index(i);
          value(node.args[i]);
          mv.visitInsn(LASTORE);
        }
      }
      case CALL -> {
        StringBuilder descriptor = new StringBuilder("(");
        for (Node arg : node.args) {
          value(arg);
          descriptor.append(arg.type.descriptor);
        }
        descriptor.append(')').append(node.type.descriptor);
        mv.visitMethodInsn(INVOKESTATIC, WIDE, (String) node.aux, descriptor.toString(), false);
      }
    }
  }

  private void unary(Node node, int opcode) {
    value(node.args[0]);
    mv.visitInsn(opcode);
  }

  private void binary(Node node, int opcode) {
    value(node.args[0]);
    value(node.args[1]);
    mv.visitInsn(opcode);
  }

  /** A comparison as 0 or 1. */
  private void flag(Node node) {
    Label no = new Label();
    Label end = new Label();
    compare(node, no, false);
    mv.visitInsn(ICONST_1);
    mv.visitJumpInsn(GOTO, end);
    mv.visitLabel(no);
    mv.visitInsn(ICONST_0);
    mv.visitLabel(end);
  }

  /** Jumps if the condition is what is asked for. */
  private void jump(Node node, Label target, boolean when) {
    if (!placement.isKept(node)) {
      switch (node.op) {
        case EQ, NE, LT, GE, ULT -> {
          compare(node, target, when);
          return;
        }
        case XOR -> {
          if (node.args[1].isConst(1)) {
            jump(node.args[0], target, !when);
            return;
          }
        }
        case AND, OR -> {
          if (!isCheap(node.args[1])) {
            boolean both = node.op == Op.AND;
            if (both != when) {
              jump(node.args[0], target, when);
              jump(node.args[1], target, when);
            } else {
              Label end = new Label();
              jump(node.args[0], end, !when);
              jump(node.args[1], target, when);
              mv.visitLabel(end);
            }
            return;
          }
        }
        default -> {}
      }
    }
    value(node);
    mv.visitJumpInsn(when ? IFNE : IFEQ, target);
  }

  private boolean isCheap(Node node) {
    return node.isLeaf() || placement.isKept(node);
  }

  private void compare(Node node, Label target, boolean when) {
    Node a = node.args[0];
    Node b = node.args[1];
    value(a);
    if (node.op == Op.ULT) {
      constant(Long.MIN_VALUE);
      mv.visitInsn(LXOR);
    }
    value(b);
    if (node.op == Op.ULT) {
      constant(Long.MIN_VALUE);
      mv.visitInsn(LXOR);
    }
    mv.visitInsn(LCMP);
    int opcode =
        switch (node.op) {
          case EQ -> when ? IFEQ : IFNE;
          case NE -> when ? IFNE : IFEQ;
          case GE -> when ? IFGE : IFLT;
          default -> when ? IFLT : IFGE;
        };
    mv.visitJumpInsn(opcode, target);
  }
}
