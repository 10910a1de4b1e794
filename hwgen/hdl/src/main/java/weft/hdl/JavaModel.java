package weft.hdl;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.JavaBody;

/**
 * The hardware around a body in Java. An engine writes the answer into a register that holds,
 * before the edge; a second one takes it at the edge and drives the port. So nothing that depends
 * on the port has to be settled again because of a write from outside.
 */
final class JavaModel {
  final JavaBody.Maker maker;
  private final Scope scope;
  private final List<Decl> inputs = new ArrayList<>();
  private final List<Decl> answers = new ArrayList<>();

  private JavaModel(Scope scope, JavaBody.Maker maker) {
    this.scope = scope;
    this.maker = maker;
  }

  /** Everything that the component has declared so far is what the body sees. */
  static JavaModel declare(Scope scope, JavaBody.Maker maker) {
    Ops ops = Ops.here();
    JavaModel model = new JavaModel(scope, maker);
    for (Decl port : scope.ports) {
      if (port.width == 0) {
        continue;
      }
      if (port.role == Decl.Role.IN) {
        port.probed = true;
        scope.ignore(port.ref, "the body in Java reads it", ops.site.plain);
        model.inputs.add(port);
      } else {
        Decl answer = register(ops, port, "_next");
        Decl held = register(ops, port, "_held");
        Assigner.assign(ops, answer.ref, answer.ref);
        Assigner.assign(ops, held.ref, answer.ref);
        Assigner.assign(ops, port.ref, held.ref);
        model.answers.add(answer);
      }
    }
    return model;
  }

  private static Decl register(Ops ops, Decl port, String suffix) {
    Scope scope = ops.scope;
    Decl.Role role = Decl.Role.REGISTER;
    Decl decl =
        new Decl(scope, role, port.kind, port.width, port.enumType, "", null, ops.site.plain);
    decl.explicitName = (port.site.name == null ? "answer" : port.display()) + suffix;
    return scope.declare(decl);
  }

  JavaBody freeze() {
    return new JavaBody(maker, scope.clock.domain, names(inputs), names(answers));
  }

  private static List<String> names(List<Decl> decls) {
    return decls.stream().map(d -> d.finalName).toList();
  }
}
