package weft.tim;

import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimOp;
import weft.hdl.Bool;
import weft.hdl.UInt;
import weft.hdl.regs.RegisterMap;
import weft.soc.StartGuard;

/** Which starts fit no tile: docs/tim.md section 4. */
final class StartCheck extends StartGuard {
  final UInt firstBlock;
  final UInt blocks;
  final UInt firstRow;
  final UInt rows;

  StartCheck(TimConfig config, RegisterMap map) {
    super(map, 2, config.tiles());
    firstBlock = in(uint(Widths.unsigned(config.blocks() - 1L)));
    blocks = in(uint(Widths.unsigned(config.blocks())));
    firstRow = in(uint(Widths.unsigned(config.rows() - 1L)));
    rows = in(uint(Widths.unsigned(config.rows())));

    Bool computes = op.eq(TimOp.COMPUTE.code());
    Bool blocksDoNotFit = computes.and(firstBlock.plusWide(blocks).gt(config.blocks()));
    Bool rowsDoNotFit = op.eq(TimOp.PROGRAM.code()).and(firstRow.plusWide(rows).gt(config.rows()));
    decide(
        blocksDoNotFit.or(rowsDoNotFit),
        mux(computes, addressOf("BLOCKS"), addressOf("ROWS")),
        computes,
        blocks,
        config.blocks(),
        config.maxAccumulatedBlocks());
  }
}
