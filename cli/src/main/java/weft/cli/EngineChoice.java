package weft.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import weft.arch.ConfigException;
import weft.arch.Nearest;
import weft.cosim.engine.Engine;
import weft.cosim.tool.MissingToolException;
import weft.cosim.verilator.Toolchain;

/** Which engine simulates: the one asked for, else Verilator, else where it is missing the JVM. */
final class EngineChoice {
  /** What {@code --engine} means, for {@code --help}. */
  static final String HELP =
      "jvm, verilator, or both in lock step; default: verilator where it is installed, else jvm";

  private EngineChoice() {}

  /**
   * The engine for a command.
   *
   * @param folder Verilog that is to be simulated as it is: only Verilator can
   * @throws ConfigException if the engine does not exist, or cannot run what is in the folder
   * @throws MissingToolException if Verilator is asked for, and it or a compiler is missing
   */
  static Engine of(Invocation invocation, Optional<Path> folder) throws InterruptedException {
    Optional<Engine> asked = invocation.text("engine").map(EngineChoice::named);
    if (folder.isPresent() && asked.isPresent() && asked.get() != Engine.VERILATOR) {
      throw new ConfigException(
          "--rtl needs --engine verilator: the jvm engine runs designs of Weft, not Verilog");
    }
    if (asked.isPresent() && !asked.get().needsVerilator()) {
      return asked.get();
    }
    try {
      Toolchain.find();
      return asked.orElse(Engine.VERILATOR);
    } catch (MissingToolException e) {
      if (asked.isPresent() || folder.isPresent()) {
        throw e;
      }
      invocation.console().err().println("weft: " + e.problem() + ": simulating with --engine jvm");
      return Engine.JVM;
    }
  }

  private static Engine named(String name) {
    List<String> names = Stream.of(Engine.values()).map(Engine::toString).toList();
    int at = names.indexOf(name);
    if (at < 0) {
      throw new ConfigException(
          "--engine must be jvm, verilator or both, not '"
              + name
              + "'"
              + Nearest.hint(name, names));
    }
    return Engine.values()[at];
  }
}
