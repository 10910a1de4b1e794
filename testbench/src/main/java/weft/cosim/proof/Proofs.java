package weft.cosim.proof;

import static weft.cosim.formal.Proof.bounded;
import static weft.cosim.formal.Proof.induction;

import java.util.List;
import weft.cosim.formal.Proof;
import weft.cosim.proof.StageProof.WhenEmpty;
import weft.hdl.Stream;
import weft.hdl.lib.Arbitration;

/** Every proof that {@code weft prove} knows, in the order in which it lists them. */
public final class Proofs {
  private static final List<Proof> ALL =
      List.of(
          induction(
              "fifo",
              "a queue of 4 words loses nothing, doubles nothing, keeps the order",
              10,
              () -> new FifoProof(4)),
          induction("fifo-3", "the same of 3 words, no power of two", 8, () -> new FifoProof(3)),
          induction(
              "ram-fifo",
              "the same of 4 words in a memory with a registered read",
              10,
              () -> new RamFifoProof(4)),
          induction("register-slice", "keeps every word and the order", 8, RegisterSliceProof::new),
          induction(
              "forward-stage",
              "keeps every word and the order",
              8,
              () -> new StageProof(Stream::stage, WhenEmpty.NOTHING)),
          induction(
              "ready-stage",
              "keeps every word and the order",
              8,
              () -> new StageProof(Stream::readyStage, WhenEmpty.THE_INPUT)),
          induction(
              "half-stage",
              "keeps every word and the order",
              8,
              () -> new StageProof(Stream::halfStage, WhenEmpty.NOTHING)),
          rule("halt-when", StreamRuleProof::halts),
          rule("throw-when", StreamRuleProof::throwsAway),
          rule("filter", StreamRuleProof::filters),
          rule("select", StreamRuleProof::selects),
          induction(
              "fork", "gives every word to each of 3 outputs once", 8, () -> new ForkProof(3)),
          rule("deal", StreamRuleProof::deals),
          rule("widen", StreamRuleProof::converts),
          rule("pipeline", StreamRuleProof::pipelines),
          induction(
              "priority-arbiter",
              "never two grants, the lowest number first",
              6,
              () -> new ArbiterProof(4, Arbitration.PRIORITY)),
          induction(
              "round-robin-arbiter",
              "never two grants, a request waits for 3 words of others at most",
              12,
              () -> new ArbiterProof(4, Arbitration.ROUND_ROBIN)),
          induction(
              "gray-counter",
              "one bit changes an edge, and the code means the value",
              12,
              () -> new GrayCounterProof(3)),
          induction(
              "axi-lite",
              "a register file keeps AXI4-Lite: one answer an access, never lost",
              8,
              () -> new AxiLiteProof(AxiLiteProof.Behind.REGISTERS)),
          induction(
              "axi-lite-window",
              "the same with a window behind it, which makes reads a clock longer",
              8,
              () -> new AxiLiteProof(AxiLiteProof.Behind.REGISTERS_AND_A_WINDOW)),
          induction(
              "phases",
              "phases of array accesses never overlap and follow in order",
              12,
              () -> new PhasesProof(PhasesProof.Say.ORDER)),
          induction(
              "write-phases",
              "phases of writing a row never overlap and follow in order, and the row stays",
              12,
              WritePhasesProof::new),
          bounded(
              "phase-clocks",
              "phases last the clocks that are programmed",
              16,
              () -> new PhasesProof(PhasesProof.Say.DURATION)),
          induction(
              "counters",
              "a counter follows a token that goes round, an LFSR the powers of x",
              12,
              CounterProof::new),
          induction(
              "choices",
              "priorities and one-hot choices equal loops over the bits",
              2,
              ChoiceProof::new),
          induction(
              "rounding",
              "every rounding of numbers with a point is what it is defined to be",
              2,
              RoundingProof::new),
          induction(
              "arithmetic",
              "counting ones, products, quotients and sums equal a second description",
              2,
              EquivalenceProof::new));

  private Proofs() {}

  private static Proof rule(String name, StreamRuleProof.Part part) {
    return induction(name, "keeps the rule of streams", 8, () -> new StreamRuleProof(name, part));
  }

  public static List<Proof> all() {
    return ALL;
  }
}
