package weft.hdl.sim.jvm;

import static org.objectweb.asm.Opcodes.*;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** The code of a method's instructions. */
final class StatementCode {
  private final MethodVisitor mv;
  private final MethodCode code;
  private final ValueCode values;

  StatementCode(MethodVisitor mv, MethodCode code, ValueCode values) {
    this.mv = mv;
    this.code = code;
    this.values = values;
  }

  void instrs(List<Instr> instrs) {
    for (Instr instr : instrs) {
      if (instr instanceof Instr.Def def) {
        keep(def.node());
      } else if (instr instanceof Instr.Do run) {
        stmt(run.stmt());
      } else {
        code.next(((Instr.Call) instr).method());
      }
    }
  }

  private void keep(Node node) {
    if (node.aux instanceof Turns turns) {
      turns(turns, node.args);
    }
    code.beforeKeep(node);
    values.compute(node);
    code.keep(node);
  }

  private void stmt(Stmt stmt) {
    if (stmt instanceof Stmt.Put put) {
      code.beforeSet(put.word);
      values.value(put.value);
      code.set(put.word);
    } else if (stmt instanceof Stmt.PutBits put) {
      code.beforeSet(put.word);
      code.get(put.word);
      merge(put.mask, put.value, put.signedWidth);
      code.set(put.word);
    } else if (stmt instanceof Stmt.Store store) {
      values.value(store.array);
      values.value(store.index);
      if (store.mask == null) {
        values.value(store.value);
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
      code.receiver(invoke.child, invoke.stride);
      invoke.args.forEach(values::value);
      code.invoke(invoke.child, invoke.method, "(" + "I".repeat(invoke.args.size()) + ")V");
    } else if (stmt instanceof Stmt.Say say) {
      mv.visitVarInsn(ALOAD, 0);
      code.index(say.message);
      values.value(say.words);
      code.invoke(-1, "say", "(I[J)V");
    } else if (stmt instanceof Stmt.Copy copy) {
      values.value(copy.from);
      values.value(copy.to);
      code.wide("copy", "([J[J)V");
    } else if (stmt instanceof Stmt.Loop loop) {
      loop(loop.index, loop.first, loop.count, loop.body);
    } else if (stmt instanceof Stmt.Repeat repeat) {
      repeat(repeat);
    }
  }

  /** The old word is on the stack; leaves the new one. */
  private void merge(Node mask, Node value, int signedWidth) {
    if (mask.isConst()) {
      code.constant(~mask.value);
    } else {
      values.value(mask);
      code.constant(-1);
      mv.visitInsn(LXOR);
    }
    mv.visitInsn(LAND);
    values.value(value);
    mv.visitInsn(LOR);
    if (signedWidth < 64) {
      code.index(64 - signedWidth);
      mv.visitInsn(LSHL);
      code.index(64 - signedWidth);
      mv.visitInsn(LSHR);
    }
  }

  private void insert(Stmt.Insert insert) {
    values.value(insert.array);
    values.value(insert.from);
    code.index(insert.width);
    values.value(insert.value);
    String type = insert.value.type.descriptor;
    code.wide("insert", "([JII" + type + ")V");
    if (insert.signedWidth > 0) {
      values.value(insert.array);
      code.index(insert.signedWidth);
      code.index(1);
      code.wide("cut", "([JII)V");
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
      values.jump(branch.condition, end, true);
      instrs(branch.otherwise.instrs);
    } else if (branch.otherwise.isEmpty()) {
      values.jump(branch.condition, end, false);
      instrs(branch.then.instrs);
    } else {
      values.jump(branch.condition, otherwise, false);
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
    values.value(choose.key);
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
    code.beforeSet(turn);
    values.value(from);
    code.set(turn);
    if (count == 1) {
      instrs(body.instrs);
      return;
    }
    mv.visitLabel(top);
    instrs(body.instrs);
    code.beforeSet(turn);
    code.index(1, 1, turn);
    code.set(turn);
    code.get(turn);
    code.index(count);
    mv.visitJumpInsn(IF_ICMPLT, top);
  }

  private void turns(Turns turns, Node[] args) {
    code.beforeSet(turns.value());
    values.value(args[0]);
    code.set(turns.value());
    loop(turns.index(), args[1], turns.count(), turns.body());
  }

  private void repeat(Stmt.Repeat repeat) {
    Label top = new Label();
    Label end = new Label();
    code.beforeSet(repeat.runs);
    code.index(repeat.most);
    code.set(repeat.runs);
    mv.visitLabel(top);
    for (int i = 0; i < repeat.words.size(); i++) {
      code.beforeSet(repeat.before.get(i));
      code.get(repeat.words.get(i));
      code.set(repeat.before.get(i));
    }
    instrs(repeat.body.instrs);
    code.beforeSet(repeat.runs);
    code.get(repeat.runs);
    code.wide("countdown", "(I)I");
    code.set(repeat.runs);
    for (int i = 0; i < repeat.words.size(); i++) {
      code.get(repeat.before.get(i));
      code.get(repeat.words.get(i));
      if (repeat.words.get(i).type == Type.I) {
        mv.visitJumpInsn(IF_ICMPNE, top);
      } else {
        mv.visitInsn(LCMP);
        mv.visitJumpInsn(IFNE, top);
      }
    }
    mv.visitLabel(end);
  }
}
