package weft.cosim.tim;

import java.util.ArrayList;
import java.util.List;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.cosim.accelerator.BenchJob;
import weft.cosim.accelerator.Setting;

/** What software writes into the registers before it starts a job. */
final class TimSettings {
  private TimSettings() {}

  /** The job as the test bench drives it, as it is meant. */
  static BenchJob drive(TimJob job, TimPhases phases, long stalls, int results) {
    return BenchJob.of(of(job, phases), job.beats(), stalls, results);
  }

  /** The registers that the job depends on, in address order. */
  static List<Setting> of(TimJob job, TimPhases phases) {
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting("OP", job.op().code()));
    if (job instanceof TimJob.Compute compute) {
      addCompute(settings, compute);
    } else if (job instanceof TimJob.Program program) {
      settings.add(new Setting("TILE", program.tile()));
      settings.add(new Setting("FIRST_ROW", program.firstRow()));
      settings.add(new Setting("ROWS", program.rows()));
    } else if (job instanceof TimJob.Test test) {
      settings.add(new Setting("FIRST_BLOCK", test.block()));
      settings.add(new Setting("TILE", test.tile()));
      settings.add(new Setting("TEST_PLUS", test.plusPattern()));
      settings.add(new Setting("TEST_MINUS", test.minusPattern()));
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

  private static void addCompute(List<Setting> settings, TimJob.Compute job) {
    settings.add(new Setting("MODE", mode(job)));
    settings.add(new Setting("FIRST_BLOCK", job.firstBlock()));
    settings.add(new Setting("BLOCKS", job.blocks()));
    settings.add(new Setting("COLUMNS", job.columns()));
    settings.add(new Setting("VECTORS", job.vectors()));
    settings.add(new Setting("WEIGHT_PLUS", job.scales().weightPlus()));
    settings.add(new Setting("WEIGHT_MINUS", job.scales().weightMinus()));
    settings.add(new Setting("INPUT_PLUS", job.scales().inputPlus()));
    settings.add(new Setting("INPUT_MINUS", job.scales().inputMinus()));
  }

  /** The value of register MODE. */
  static int mode(TimJob.Compute job) {
    return job.encoding().code()
        | job.planes() << 4
        | job.groupLog2() << 8
        | (job.keep() ? 1 << 12 : 0)
        | (job.silent() ? 1 << 13 : 0);
  }
}
