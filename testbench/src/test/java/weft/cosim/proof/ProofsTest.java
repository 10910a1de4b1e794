package weft.cosim.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.cosim.formal.Proof;
import weft.cosim.formal.Prover;
import weft.cosim.formal.Verdict;
import weft.cosim.formal.Verdict.Outcome;
import weft.cosim.tool.ToolPath;
import weft.cosim.verilator.ToolNeeds;
import weft.hdl.Elaborator;
import weft.hdl.ir.Design;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

/** Every proof holds, and fails when what it proves is broken on purpose. */
class ProofsTest {
  @TempDir Path folder;

  /** All of them in the full tier; a few in the sample, chosen for what they exercise. */
  static Stream<Proof> proofs() {
    boolean full = "full".equals(System.getProperty("weft.tier"));
    List<String> sample = List.of("fifo-3", "register-slice", "priority-arbiter");
    return Proofs.all().stream().filter(p -> full || sample.contains(p.name()));
  }

  private Verdict prove(Proof proof, Design design, List<VerilogFile> files) throws Exception {
    ToolNeeds.program("yosys", "yosys");
    ToolNeeds.program("z3", "z3");
    return new Prover(ToolPath.ofProcess(), s -> {}).prove(proof, design, files, folder);
  }

  @ParameterizedTest
  @MethodSource("proofs")
  void holds(Proof proof) throws Exception {
    Design design = Elaborator.elaborate(proof.design()::get).design();
    Verdict verdict = prove(proof, design, VerilogEmitter.emit(design));
    Outcome wanted = proof.method() == Proof.Method.INDUCTION ? Outcome.PROVEN : Outcome.BOUNDED;
    assertEquals(wanted, verdict.outcome(), verdict.broken().toString());
    assertTrue(verdict.asserts() > 0);
  }

  /** The proof of the Verilog with one text in place of another, which occurs once. */
  private Verdict broken(String name, String from, String to) throws Exception {
    Proof proof =
        Proofs.all().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    Design design = Elaborator.elaborate(proof.design()::get).design();
    List<VerilogFile> files = new ArrayList<>();
    int hits = 0;
    for (VerilogFile file : VerilogEmitter.emit(design)) {
      hits += (file.text().length() - file.text().replace(from, "").length()) / from.length();
      files.add(new VerilogFile(file.name(), file.text().replace(from, to)));
    }
    assertEquals(1, hits, from);
    return prove(proof, design, files);
  }

  /** Disproved in that clock, the property with that text among others. */
  private static void disproved(Verdict verdict, int clock, String text) {
    assertEquals(Outcome.DISPROVED, verdict.outcome());
    assertEquals(clock, verdict.clock());
    assertTrue(
        verdict.broken().stream().anyMatch(p -> p.check().text().equals(text)),
        verdict.broken().toString());
    assertTrue(verdict.trace().isPresent());
  }

  @Test
  void aQueueThatAcceptsOneWordTooManyIsDisproved() throws Exception {
    disproved(
        broken("fifo-3", "assign input_ready = held != 2'd3;", "assign input_ready = 1'b1;"),
        4,
        "a word is accepted unless the queue is full");
  }

  @Test
  void aForkThatForgetsWhoHadTheWordIsDisproved() throws Exception {
    disproved(
        broken("fork", "taken_0 <= has_0 & ~allHave;", "taken_0 <= 1'b0;"),
        2,
        "it knows who had the word");
  }

  @Test
  void aHaltThatTakesAWordBackIsDisproved() throws Exception {
    disproved(
        broken("halt-when", "~condition | input_zip_halt_offered", "~condition"),
        2,
        "halt-when took back or changed a word on offer");
  }

  @Test
  void aPipelineThatFlushesAWordOnOfferIsDisproved() throws Exception {
    disproved(
        broken("pipeline", " & ~three_halt_throw_offered", ""),
        4,
        "pipeline took back or changed a word on offer");
  }

  @Test
  void anArbiterWhoseTurnNeverMovesIsDisproved() throws Exception {
    disproved(
        broken("round-robin-arbiter", "choice_next = requests & behindLast", "choice_next = 4'd0"),
        3,
        "nobody behind is held before who waits");
  }

  @Test
  void aQueueThatWritesInTheWrongPlaceIsDisproved() throws Exception {
    disproved(
        broken("fifo-3", "words[writeAt] <= input_payload;", "words[readAt] <= input_payload;"),
        3,
        "the word is where the order says");
  }

  @Test
  void aSubordinateThatForgetsItsAnswerIsDisproved() throws Exception {
    disproved(
        broken("axi-lite", "end else if (bus_bready) begin", "end else begin"),
        4,
        "the write response stays until it is taken");
  }

  @Test
  void aControllerThatSamplesWithoutDrivingIsDisproved() throws Exception {
    disproved(
        broken(
            "phases", "assign drive = phase == PHASE_DRIVE", "assign drive = phase != PHASE_IDLE"),
        2,
        "phases never overlap");
  }

  @Test
  void aSubordinateThatAnswersFromAMemoryTooEarlyIsDisproved() throws Exception {
    disproved(
        broken("axi-lite-window", "underWay <= read", "underWay <= bus_arvalid"),
        4,
        "an address is accepted if no read is under way");
  }

  @Test
  void aPulseWithoutSetupIsDisproved() throws Exception {
    disproved(
        broken("write-phases", "phase <= PHASE_WRITE_SETUP", "phase <= PHASE_WRITE_PULSE"),
        3,
        "the pulse follows setup");
  }

  @Test
  void anLfsrOfAnotherPolynomialIsDisproved() throws Exception {
    disproved(
        broken("counters", "8'hE1", "8'hE3"),
        9,
        "a step is a product with x modulo the polynomial");
  }

  @Test
  void anIndexThatMissesABitIsDisproved() throws Exception {
    disproved(broken("choices", "|(low_and & 11'h0F0)", "1'b0"), 1, "the lowest stands alone");
  }

  @Test
  void aRoundingThatIgnoresEvenTiesIsDisproved() throws Exception {
    disproved(
        broken("rounding", "(|exact[1:0] | exact[3])", "|exact[1:0]"),
        1,
        "HALF_EVEN is what it is defined to be");
  }
}
