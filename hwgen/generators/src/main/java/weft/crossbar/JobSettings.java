package weft.crossbar;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.uint;

import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarOp;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.UInt;

/** What the registers OP to TEST_COLUMN say; constant while a job runs. */
final class JobSettings extends Bundle {
  final UInt op = field(uint(3));

  /** Which planes are not driven: a code of {@link weft.arch.crossbar.ZeroSkipping}. */
  final UInt skip = field(uint(2));

  final Bool signed = field(bool());
  final UInt planes;
  final Bool keep = field(bool());
  final Bool silent = field(bool());
  final Bool quantise = field(bool());
  final Bool report = field(bool());

  /** log2 of the units added into one sum. */
  final UInt group;

  final UInt fragments;
  final UInt outputs;
  final UInt vectors = field(uint(32));
  final UInt multiplier = field(uint(16));
  final UInt shift = field(uint(6));
  final UInt outBits = field(uint(5));
  final UInt unit;
  final UInt crossbar;
  final UInt firstRow;
  final UInt rows;
  final UInt pulseLimit;

  /** Clocks of each phase, 1 or more. */
  final UInt precharge = field(uint(8));

  final UInt drive = field(uint(8));
  final UInt sample = field(uint(8));
  final UInt convert = field(uint(8));
  final UInt writeSetup = field(uint(8));
  final UInt writePulse = field(uint(8));
  final UInt writeRecovery = field(uint(8));
  final Bits testLines;
  final UInt testOffset;
  final UInt testColumn;

  JobSettings(CrossbarConfig config) {
    planes = field(uint(Widths.unsigned(config.inputBits())));
    group = field(uint(Widths.unsigned(Widths.index(config.units()))));
    fragments = field(uint(Widths.unsigned(config.fragments())));
    outputs = field(uint(Widths.unsigned(config.unitOutputs())));
    unit = field(uint(Widths.unsigned(config.units() - 1L)));
    crossbar = field(uint(Widths.unsigned(config.crossbars() - 1L)));
    firstRow = field(uint(Widths.unsigned(config.rows() - 1L)));
    rows = field(uint(Widths.unsigned(config.rows())));
    pulseLimit = field(uint(pulseBits()));
    testLines = field(bits(Math.min(CrossbarJob.TEST_LINES, config.fragmentRows())));
    testOffset = field(uint(Widths.unsigned(config.fragmentRows() - 1L)));
    testColumn = field(uint(Widths.unsigned(config.physicalColumns() - 1L)));
  }

  /** Bits of a number of pulses. */
  static int pulseBits() {
    return Widths.unsigned(CrossbarJob.MAX_PULSES);
  }

  Bool isOp(CrossbarOp which) {
    return op.eq(which.code());
  }
}
