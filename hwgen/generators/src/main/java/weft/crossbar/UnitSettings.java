package weft.crossbar;

import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.uint;

import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.UInt;

/** What units need of the job's settings. */
final class UnitSettings extends Bundle {
  final UInt fragments;
  final UInt planes;
  final Bool signed = field(bool());
  final UInt skip = field(uint(2));
  final UInt precharge = field(uint(8));
  final UInt drive = field(uint(8));
  final UInt sample = field(uint(8));
  final UInt convert = field(uint(8));

  UnitSettings(CrossbarConfig config) {
    fragments = field(uint(Widths.unsigned(config.fragments())));
    planes = field(uint(Widths.unsigned(config.inputBits())));
  }

  void set(JobSettings job) {
    fragments.set(job.fragments);
    planes.set(job.planes);
    signed.set(job.signed);
    skip.set(job.skip);
    precharge.set(job.precharge);
    drive.set(job.drive);
    sample.set(job.sample);
    convert.set(job.convert);
  }
}
