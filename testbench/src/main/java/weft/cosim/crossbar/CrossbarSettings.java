package weft.cosim.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.cosim.accelerator.BenchJob;
import weft.cosim.accelerator.Setting;

/** What software writes into the registers before it starts a job. */
final class CrossbarSettings {
  private CrossbarSettings() {}

  /** The job as the test bench drives it, as it is meant. */
  static BenchJob drive(CrossbarJob job, CrossbarPhases phases, long stalls, int results) {
    return BenchJob.of(of(job, phases), job.beats().words(), stalls, results);
  }

  /** The registers that the job depends on. */
  static List<Setting> of(CrossbarJob job, CrossbarPhases phases) {
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting("OP", job.op().code()));
    if (job instanceof CrossbarJob.Compute compute) {
      compute(settings, compute);
    } else if (job instanceof CrossbarJob.Program program) {
      place(settings, program.unit(), program.crossbar());
      range(settings, program.firstRow(), program.rows());
      settings.add(new Setting("PULSE_LIMIT", program.pulseLimit()));
      // PLANES has to be in its range whatever the job is.
      settings.add(new Setting("MODE", 1 << 4 | (program.report() ? 1 << 15 : 0)));
    } else if (job instanceof CrossbarJob.Flags flags) {
      place(settings, flags.unit(), flags.crossbar());
      range(settings, flags.firstFragment(), flags.fragments());
    } else if (job instanceof CrossbarJob.Map map) {
      place(settings, map.unit(), map.crossbar());
    } else if (job instanceof CrossbarJob.Faults faults) {
      place(settings, faults.unit(), faults.crossbar());
      range(settings, faults.firstRow(), faults.rows());
    } else if (job instanceof CrossbarJob.March march) {
      place(settings, march.unit(), march.crossbar());
      settings.add(new Setting("PULSE_LIMIT", march.pulseLimit()));
    } else if (job instanceof CrossbarJob.Test test) {
      place(settings, test.unit(), test.crossbar());
      settings.add(new Setting("FIRST_ROW", test.fragment()));
      settings.add(new Setting("TEST_LINES", test.lines()));
      settings.add(new Setting("TEST_OFFSET", test.offset()));
      settings.add(new Setting("TEST_COLUMN", test.column()));
    }
    settings.add(new Setting("PRECHARGE", phases.precharge()));
    settings.add(new Setting("DRIVE", phases.drive()));
    settings.add(new Setting("SAMPLE", phases.sample()));
    settings.add(new Setting("CONVERT", phases.convert()));
    settings.add(new Setting("WRITE_SETUP", phases.writeSetup()));
    settings.add(new Setting("WRITE_PULSE", phases.writePulse()));
    settings.add(new Setting("WRITE_RECOVERY", phases.writeRecovery()));
    return settings;
  }

  private static void compute(List<Setting> settings, CrossbarJob.Compute job) {
    settings.add(new Setting("MODE", mode(job)));
    settings.add(new Setting("FRAGMENTS", job.fragments()));
    settings.add(new Setting("OUTPUTS", job.outputs()));
    settings.add(new Setting("VECTORS", job.vectors()));
    job.requantisation()
        .ifPresent(
            r -> {
              settings.add(new Setting("MULTIPLIER", r.multiplier()));
              settings.add(new Setting("SHIFT", r.shift()));
              settings.add(new Setting("OUT_BITS", r.outBits()));
            });
  }

  private static void place(List<Setting> settings, int unit, int crossbar) {
    settings.add(new Setting("UNIT", unit));
    settings.add(new Setting("CROSSBAR", crossbar));
  }

  private static void range(List<Setting> settings, int first, int count) {
    settings.add(new Setting("FIRST_ROW", first));
    settings.add(new Setting("ROWS", count));
  }

  /** The value of register MODE. */
  static int mode(CrossbarJob.Compute job) {
    return job.skipping().code()
        | job.inputs().code() << 2
        | job.planes() << 4
        | (job.keep() ? 1 << 12 : 0)
        | (job.silent() ? 1 << 13 : 0)
        | (job.requantisation().isPresent() ? 1 << 14 : 0)
        | job.groupLog2() << 16;
  }
}
