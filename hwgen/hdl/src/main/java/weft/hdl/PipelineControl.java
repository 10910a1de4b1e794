package weft.hdl;

import java.util.List;
import weft.hdl.ir.Op;

/**
 * When each stage of a described pipeline takes a word, keeps it, and passes it on: from the last
 * stage to the first.
 */
final class PipelineControl {
  private final List<PipelineStage> stages;
  private final List<Bool> flushes;
  private final Ops ops;

  PipelineControl(List<PipelineStage> stages, List<Bool> flushes) {
    this.stages = stages;
    this.flushes = flushes;
    this.ops = Ops.here();
  }

  <R extends Data> Stream<R> build(Stream<?> source, R result) {
    PipelineStage last = stages.get(stages.size() - 1);
    Bool leaves = Hdl.wire(new Types.OfBool());
    leaves.call(last.signalName + "_leaves");
    Bool behind = any(flushes);
    Stream<R> words = end(last, behind, Stream.of(last.valid, leaves, result));
    for (int i = stages.size() - 1; i >= 0; i--) {
      PipelineStage stage = stages.get(i);
      if (stage != last) {
        leaves = passOn(stage, behind, stages.get(i + 1));
      }
      if (!stage.flushes.isEmpty()) {
        Bool flush = named(stage.signalName + "_flushes", and(any(stage.flushes), stage.moves));
        behind = or(behind, flush);
      }
      Bool takes = stage == stages.get(0) ? leaves : or(not(stage.valid), leaves);
      Bool ready = stage == stages.get(0) ? source.ready : stage.ready;
      Hdl.always(() -> ready.set(takes));
    }
    return words;
  }

  /** The last stage is a stream: what it offers stays, whatever its conditions do. */
  private <R extends Data> Stream<R> end(PipelineStage last, Bool behind, Stream<R> all) {
    Bool halt = any(last.halts);
    Bool drop = or(any(last.throwing), behind);
    Stream<R> words = halt == null ? all : all.haltWhen(halt);
    words = drop == null ? words : words.throwWhen(drop);
    if (last.moves != null) {
      Bool moves = and(words.valid, words.ready);
      Hdl.always(() -> last.moves.set(moves));
    }
    return words;
  }

  /** Carries the word to the next stage; gives when the stage is rid of it. */
  private Bool passOn(PipelineStage stage, Bool behind, PipelineStage next) {
    Bool halt = any(stage.halts);
    Bool drop = or(any(stage.throwing), behind);
    Bool goes = stage.valid;
    Bool leaves = next.ready;
    if (halt != null) {
      goes = and(goes, not(halt));
      leaves = and(leaves, not(halt));
    }
    if (drop != null) {
      goes = and(goes, not(drop));
      leaves = or(leaves, drop);
    }
    Bool word = goes == stage.valid ? goes : named(stage.signalName + "_goes", goes);
    Bool moves = and(word, next.ready);
    Hdl.always(
        () -> {
          if (stage.moves != null) {
            stage.moves.set(moves);
          }
          Hdl.when(
              next.ready,
              () -> {
                next.valid.set(word);
                next.carried.forEach(c -> Hdl.set(c.register(), c.from()));
              });
        });
    return leaves;
  }

  private static Bool named(String name, Bool value) {
    value.node.site = new Site(value.node.site.at, name, false);
    return value;
  }

  /** Null stands for a condition that nobody has given. */
  private Bool any(List<Bool> conditions) {
    return conditions.stream().reduce(null, this::or, this::or);
  }

  private Bool or(Bool a, Bool b) {
    return a == null ? b : b == null ? a : new Bool(ops.binary(Op.OR, a.node, b.node));
  }

  private Bool and(Bool a, Bool b) {
    return new Bool(ops.binary(Op.AND, a.node, b.node));
  }

  private Bool not(Bool a) {
    return new Bool(ops.unary(Op.NOT, a.node));
  }
}
