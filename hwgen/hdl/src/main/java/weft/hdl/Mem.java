package weft.hdl;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import weft.hdl.Node.What;
import weft.hdl.check.Diagnostic;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Kind;

/**
 * A memory of words of one type. Addresses out of range read 0 and write nothing; of two writes to
 * one word in a cycle the later in program order wins. Write ports come from calls of {@link
 * #write}, read ports from calls of {@link #read} and {@link #readNext}.
 *
 * <pre>{@code
 * Mem<UInt> table = mem(uint(8), 256).initHex(Path.of("table.hex"));
 * when(write, () -> table.write(address, data));     // or write(address, data, laneMask)
 * UInt now = table.read(address);                     // asynchronous: registers or LUTs
 * UInt next = table.readNext(address);                // a clock later: block RAM
 * }</pre>
 */
public final class Mem<T extends Data> {
  /** What a synchronous read gives of a word written in the same cycle. */
  public enum ReadUnderWrite {
    /** The word before the write. */
    OLD,
    /**
     * The word after it: the address is registered, and the word shown is always the present one.
     */
    NEW,
    /**
     * The author does not depend on it; simulation gives OLD. If that holds for all synchronous
     * reads of the memory, synthesis is told so ({@code no_rw_check}) and adds nothing to a block
     * RAM whose ports do neither.
     */
    UNDEFINED
  }

  private final Type<T> type;
  private final MemDecl decl;

  Mem(Type<T> type, int depth) {
    Ops ops = Ops.here();
    Scope scope = ops.scope;
    Kind kind = isValue(type) ? type.layout().get(0).kind() : Kind.BITS;
    if (depth < 1) {
      throw new IllegalArgumentException("a memory has 1 word or more: " + depth);
    }
    this.type = type;
    decl = new MemDecl(scope, kind, type.width(), depth, ops.site);
    decl.comment = scope.takeComment();
    scope.events.add(decl);
  }

  MemDecl decl() {
    return decl;
  }

  /** Words. */
  public int depth() {
    return decl.depth;
  }

  /** Gives it this name in the RTL. */
  public Mem<T> named(String name) {
    decl.explicitName = Scope.current().grouped(name);
    return this;
  }

  /** An attribute of Verilog: {@code attribute("ram_style", "block")}. */
  public Mem<T> attribute(String name, String text) {
    Ops ops = own();
    ops.scope.attribute(decl, weft.hdl.ir.Parameter.of(name, text));
    recapture(ops);
    return this;
  }

  /**
   * Contents at power-up, a number a word; the rest is 0. Words of a bundle or a vector are the
   * bits of {@link Data#asBits}.
   */
  public Mem<T> init(long... words) {
    return init(Arrays.stream(words).mapToObj(BigInteger::valueOf).toList());
  }

  /** Contents at power-up, a number a word, as {@link #init(long...)}. */
  public Mem<T> init(List<BigInteger> words) {
    Ops ops = own();
    BigInteger[] all = new BigInteger[decl.depth];
    Arrays.fill(all, BigInteger.ZERO);
    if (words.size() > decl.depth) {
      ops.error("index out of range", words.size() + " words in a memory of " + decl.depth);
    }
    for (int i = 0; i < Math.min(words.size(), all.length); i++) {
      if (Literals.fits(decl.kind, decl.width, words.get(i))) {
        all[i] = words.get(i);
      } else {
        ops.error("literal out of range", Literals.outOfRange(decl.kind, decl.width, words.get(i)));
      }
    }
    decl.contents = Arrays.asList(all);
    recapture(ops);
    return this;
  }

  /**
   * Contents at power-up from a file of hexadecimal words, in the form of {@code $readmemh}, read
   * now: the RTL does not need the file. Words are the bits of {@link Data#asBits}; those that the
   * file does not give are 0.
   */
  public Mem<T> initHex(Path file) {
    return init(file, 16);
  }

  /** The same from a file of binary words, in the form of {@code $readmemb}. */
  public Mem<T> initBinary(Path file) {
    return init(file, 2);
  }

  private Mem<T> init(Path file, int radix) {
    Ops ops = own();
    try {
      List<BigInteger> words = new ArrayList<>();
      for (BigInteger bits : MemoryFile.read(file, radix, decl.depth, decl.width)) {
        words.add(Literals.reinterpret(decl.kind, decl.width, bits));
      }
      decl.contents = words;
    } catch (MemoryFile.Malformed e) {
      ops.error("memory file", e.getMessage());
      decl.contents = Collections.nCopies(decl.depth, BigInteger.ZERO);
    }
    recapture(ops);
    return this;
  }

  /** Takes the name from a fluent call if there is none yet. */
  private void recapture(Ops ops) {
    if (decl.site.name == null && ops.site.name != null) {
      decl.site = ops.site;
    }
  }

  /** The word at the address now. */
  public T read(UInt address) {
    Ops ops = own();
    return word(ops, read(ops, address.node));
  }

  /** The word at the address of the last cycle; read under write is {@code OLD}. */
  public T readNext(UInt address) {
    return readNext(address, Bool.of(true), ReadUnderWrite.OLD);
  }

  /**
   * The word at the address of the last cycle in which {@code enable} was true. With {@code NEW}
   * the word follows later writes to it, too.
   */
  public T readNext(UInt address, Bool enable, ReadUnderWrite policy) {
    Ops ops = own();
    decl.leavesReadUnderWrite |= policy == ReadUnderWrite.UNDEFINED;
    decl.saysReadUnderWrite |= policy != ReadUnderWrite.UNDEFINED;
    boolean keepAddress = policy == ReadUnderWrite.NEW;
    Kind kind = keepAddress ? Kind.UINT : decl.kind;
    int width = keepAddress ? address.width() : decl.width;
    String suffix = keepAddress ? "_address" : "";
    Decl register =
        new Decl(ops.scope, Decl.Role.REGISTER, kind, width, null, suffix, null, ops.site);
    ops.scope.declare(register);
    Node next = keepAddress ? ops.scope.use(address.node) : read(ops, address.node);
    Step set = new Step.Assign(ops.site.plain, "", register.ref, register, next);
    boolean always = enable.node.what == What.CONSTANT && enable.node.aux.equals(BigInteger.ONE);
    if (always) {
      ops.scope.stepAtRoot(set);
    } else {
      Step.Arms arms = new Step.Arms(ops.site.plain, "");
      Step.Body body = new Step.Body(2);
      body.steps.add(set);
      arms.arms.add(new Step.Arms.Arm(ops.scope.use(enable.node), body, ops.site.plain));
      ops.scope.stepAtRoot(arms);
    }
    return word(ops, keepAddress ? read(ops, register.ref) : register.ref);
  }

  /** Writes the word at the clock edge, under the conditions around the call. */
  public void write(UInt address, T value) {
    write(address, value, null);
  }

  /**
   * Writes the lanes whose bit in the mask is 1: the word is cut into as many equal lanes as the
   * mask has bits, lane 0 lowest.
   */
  public void write(UInt address, T value, Bits mask) {
    Ops ops = own();
    Node data = ops.scope.use(value.packed(ops));
    Node lanes = mask == null ? null : ops.scope.use(mask.node);
    Node at = ops.scope.use(address.node);
    String words = ": words of " + display() + " have " + decl.width + " bits";
    Party declared = new Party(decl.site.at, display() + " is declared here");
    if (data.width != decl.width) {
      String message = "write of " + Names.of(value.nodes().get(0)) + ", " + Ops.bits(data);
      ops.error("width mismatch", message + words, declared);
      ops.forgive(data);
      data = ops.constant(decl.kind, decl.width, BigInteger.ZERO);
    }
    if (lanes != null && (lanes.width == 0 || decl.width % lanes.width != 0)) {
      String message = "write in " + lanes.width + " lanes" + words;
      ops.error("width mismatch", message + ", which they have to divide", declared);
      ops.forgive(lanes);
      lanes = null;
    }
    String comment = ops.scope.takeComment();
    ops.scope.step(new Step.Write(ops.site.plain, comment, decl, at, data, lanes));
  }

  private String display() {
    String name = decl.explicitName != null ? decl.explicitName : decl.site.name;
    return name == null ? "an unnamed memory" : name;
  }

  private Ops own() {
    Ops ops = Ops.here();
    if (ops.scope != decl.scope) {
      String message =
          ops.scope.describe()
              + " uses memory "
              + display()
              + " of "
              + decl.scope.describe()
              + ": lead address and data through ports";
      Party declared = new Party(decl.site.at, display() + " is declared here");
      throw ops.scope.elaboration.fatal(
          new Diagnostic(ops.site.at, "foreign value", message, List.of(declared)));
    }
    return ops;
  }

  private Node read(Ops ops, Node address) {
    Node at = ops.scope.use(address);
    return ops.scope.node(ops.site.plain, What.MEM_READ, decl.kind, decl.width, decl, at);
  }

  private T word(Ops ops, Node word) {
    if (isValue(type)) {
      return type.build(List.of(ops.done(word)));
    }
    return new Bits(ops.done(word)).as(type);
  }

  /** Whether the words are values: a bundle of one part is none. */
  private static boolean isValue(Type<?> type) {
    return type.layout().size() == 1 && type.layout().get(0).suffix().isEmpty();
  }
}
