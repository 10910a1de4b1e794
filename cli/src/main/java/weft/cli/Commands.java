package weft.cli;

import java.util.List;
import java.util.Optional;
import weft.arch.Nearest;

/** The table of commands, in the order in which help shows them. */
record Commands(List<Command> all) {
  Commands {
    all = List.copyOf(all);
  }

  /** Every command that there is. */
  static Commands standard() {
    return new Commands(
        List.of(
            new GenerateCommand(),
            new CosimCommand(),
            new EvaluateCommand(),
            new CompareCommand(),
            new JobCommand(),
            new ProveCommand(),
            new SynthCommand(),
            new TrainCommand(),
            new BenchCommand(),
            new DoctorCommand()));
  }

  /**
   * The command called {@code name}.
   *
   * @throws UsageException naming the nearest if there is none
   */
  Command find(String name) {
    Optional<Command> found = all.stream().filter(c -> c.name().equals(name)).findFirst();
    return found.orElseThrow(
        () ->
            new UsageException(
                "unknown command '"
                    + name
                    + "'"
                    + Nearest.hint(name, all.stream().map(Command::name).toList()),
                "weft --help"));
  }
}
