package weft.tim;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.uint;

import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimOp;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.UInt;

/** What the registers OP to TEST_COLUMN say; constant while a job runs. */
final class JobSettings extends Bundle {
  final UInt op = field(uint(2));
  final UInt encoding = field(uint(2));
  final UInt planes;

  /** log2 of the tiles added into one sum. */
  final UInt group;

  final Bool keep = field(bool());
  final Bool silent = field(bool());
  final UInt firstBlock;
  final UInt blocks;
  final UInt columns;
  final UInt vectors = field(uint(32));
  final UInt weightPlus;
  final UInt weightMinus;
  final UInt inputPlus;
  final UInt inputMinus;
  final UInt tile;
  final UInt firstRow;
  final UInt rows;

  /** Clocks of each phase, 1 or more. */
  final UInt precharge = field(uint(8));

  final UInt drive = field(uint(8));
  final UInt sample = field(uint(8));
  final UInt convert = field(uint(8));
  final UInt writeSetup = field(uint(8));
  final UInt writePulse = field(uint(8));
  final UInt writeRecovery = field(uint(8));
  final Bits testPlus;
  final Bits testMinus;
  final UInt testColumn;

  JobSettings(TimConfig config) {
    planes = field(uint(Widths.unsigned(config.maxPlanes())));
    group = field(uint(Widths.unsigned(Widths.index(config.tiles()))));
    firstBlock = field(uint(Widths.unsigned(config.blocks() - 1L)));
    blocks = field(uint(Widths.unsigned(config.blocks())));
    columns = field(uint(Widths.unsigned(config.columns())));
    weightPlus = field(uint(config.scaleBits()));
    weightMinus = field(uint(config.scaleBits()));
    inputPlus = field(uint(config.scaleBits()));
    inputMinus = field(uint(config.scaleBits()));
    tile = field(uint(Widths.unsigned(config.tiles() - 1L)));
    firstRow = field(uint(Widths.unsigned(config.rows() - 1L)));
    rows = field(uint(Widths.unsigned(config.rows())));
    testPlus = field(bits(config.rowsPerAccess()));
    testMinus = field(bits(config.rowsPerAccess()));
    testColumn = field(uint(Widths.unsigned(config.columns() - 1L)));
  }

  Bool isOp(TimOp which) {
    return op.eq(which.code());
  }

  Bool isEncoding(TimEncoding which) {
    return encoding.eq(which.code());
  }

  /** Inputs are bit planes rather than ternary digits. */
  Bool isPlanes() {
    return isEncoding(TimEncoding.UNSIGNED).or(isEncoding(TimEncoding.TWOS_COMPLEMENT));
  }
}
