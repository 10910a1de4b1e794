package weft.hdl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A row of stages that words of a stream go through, a clock a stage or more. What is put under a
 * key into one stage can be had in it and in every later one: registers carry it there. The stage
 * that cannot go on holds up those behind it, and empty stages fill meanwhile.
 *
 * <pre>{@code
 * enum Stage {
 *   MULTIPLY,
 *   ADD
 * }
 *
 * static final Key<UInt> PRODUCT = Key.of("product", uint(64));
 *
 * Stream<UInt> results =
 *     pipeline(
 *         Stage.class,
 *         words,
 *         pipe -> {
 *           PipelineStage multiply = pipe.in(Stage.MULTIPLY);
 *           multiply.put(PRODUCT, words.payload.times(words.payload));
 *           PipelineStage add = pipe.in(Stage.ADD);
 *           add.haltWhen(pause);
 *           return add.get(PRODUCT).plus(1);
 *         });
 * }</pre>
 *
 * The first stage is the source's word itself; stage {@code add} has the registers {@code
 * add_valid} and {@code add_product}. Words that the source offers in a clock of a flush are taken
 * and dropped with the rest.
 *
 * @param <S> what names the stages: the enumeration, or String
 */
public final class Pipeline<S> {
  final List<PipelineStage> stages = new ArrayList<>();
  final List<Bool> flushes = new ArrayList<>();
  private final Map<S, PipelineStage> byName = new LinkedHashMap<>();

  private Pipeline(List<S> names, Stream<?> source) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a pipeline has 1 stage or more");
    }
    for (S name : names) {
      String own = name instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : name.toString();
      PipelineStage before = stages.isEmpty() ? null : stages.get(stages.size() - 1);
      PipelineStage stage = new PipelineStage(own, before, before == null ? source.valid : null);
      stages.add(stage);
      if (byName.put(name, stage) != null) {
        throw new IllegalArgumentException("two stages are called " + name);
      }
    }
  }

  static <E extends Enum<E>, R extends Data> Stream<R> of(
      Class<E> stages, Stream<?> source, Function<Pipeline<E>, R> description) {
    return of(Arrays.asList(stages.getEnumConstants()), source, description);
  }

  static <S, R extends Data> Stream<R> of(
      List<S> stages, Stream<?> source, Function<Pipeline<S>, R> description) {
    Pipeline<S> pipeline = new Pipeline<>(stages, source);
    R result = description.apply(pipeline);
    return new PipelineControl(pipeline.stages, pipeline.flushes).build(source, result);
  }

  /** The stage of that name. */
  public PipelineStage in(S stage) {
    PipelineStage known = byName.get(stage);
    if (known == null) {
      throw new IllegalArgumentException("no stage " + stage + ": " + byName.keySet());
    }
    return known;
  }

  /** The first stage. */
  public PipelineStage first() {
    return stages.get(0);
  }

  /** The last stage. */
  public PipelineStage last() {
    return stages.get(stages.size() - 1);
  }

  /**
   * Every word becomes a bubble while the condition holds; one that the result has offered before
   * stays.
   */
  public void flushWhen(Bool condition) {
    flushes.add(condition);
  }
}
