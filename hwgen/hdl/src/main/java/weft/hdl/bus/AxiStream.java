package weft.hdl.bus;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.bundle;
import static weft.hdl.Hdl.uint;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Hdl;
import weft.hdl.Stream;
import weft.hdl.Type;
import weft.hdl.UInt;

/**
 * AXI4-Stream: {@code in(bundle(() -> new AxiStream(32))).named("s_axis")} receives, {@code
 * out(...)} sends. A beat moves in every clock in which {@code tvalid} and {@code tready} are both
 * true. What {@link Options} leave out has width 0 and no pin.
 *
 * <pre>{@code
 * AxiStream input = in(bundle(() -> new AxiStream(AxiStream.options(64).keep().id(4))));
 * AxiStream output = out(bundle(() -> new AxiStream(AxiStream.options(64).keep().id(4))));
 * output.set(input.beats().queue(16));            // everything that streams can do
 * }</pre>
 */
public final class AxiStream extends Bundle {
  /**
   * What a beat has beside its data.
   *
   * @param dataBits a multiple of 8 if there is a keep or a strobe
   * @param keepBits of {@code tkeep}: 0 or a bit a byte
   * @param strobeBits of {@code tstrb}: 0 or a bit a byte
   * @param lastBits of {@code tlast}: 0 or 1
   */
  public record Options(
      int dataBits,
      int keepBits,
      int strobeBits,
      int lastBits,
      int idBits,
      int destinationBits,
      int userBits) {
    public Options {
      if ((keepBits | strobeBits) != 0 && dataBits % 8 != 0) {
        throw new IllegalArgumentException(
            "a keep or strobe needs whole bytes, not " + dataBits + " bits");
      }
    }

    /** With {@code tkeep}: bytes that are 0 are not there. */
    public Options keep() {
      return new Options(
          dataBits, dataBits / 8, strobeBits, lastBits, idBits, destinationBits, userBits);
    }

    /** With {@code tstrb}: bytes that are 0 hold a place. */
    public Options strobe() {
      return new Options(
          dataBits, keepBits, dataBits / 8, lastBits, idBits, destinationBits, userBits);
    }

    /** Without {@code tlast}: every beat reads as a packet of its own. */
    public Options withoutLast() {
      return new Options(dataBits, keepBits, strobeBits, 0, idBits, destinationBits, userBits);
    }

    /** With {@code tid}. */
    public Options id(int bits) {
      return new Options(dataBits, keepBits, strobeBits, lastBits, bits, destinationBits, userBits);
    }

    /** With {@code tdest}. */
    public Options destination(int bits) {
      return new Options(dataBits, keepBits, strobeBits, lastBits, idBits, bits, userBits);
    }

    /** With {@code tuser}. */
    public Options user(int bits) {
      return new Options(dataBits, keepBits, strobeBits, lastBits, idBits, destinationBits, bits);
    }
  }

  /** What moves together: the payload of {@link #beats}. */
  public static final class Beat extends Bundle {
    public final Bits data;
    public final Bits keep;
    public final Bits strobe;
    public final Bits last;
    public final UInt id;
    public final UInt destination;
    public final Bits user;

    public Beat(Options options) {
      data = field(bits(options.dataBits()));
      keep = field(bits(options.keepBits()));
      strobe = field(bits(options.strobeBits()));
      last = field(bits(options.lastBits()));
      id = field(uint(options.idBits()));
      destination = field(uint(options.destinationBits()));
      user = field(bits(options.userBits()));
    }

    /** The packet's last beat; always, if packets have no ends. */
    public Bool isLast() {
      return last.width() == 0 ? Bool.of(true) : last.bit(0);
    }
  }

  private final Options options;

  public final Bits tdata;
  public final Bool tvalid;

  /** Runs against the direction of the whole. */
  public final Bool tready;

  /** The packet's last beat. Without the pin it is always true, and cannot be set. */
  public final Bool tlast;

  public final Bits tkeep;
  public final Bits tstrb;
  public final UInt tid;
  public final UInt tdest;
  public final Bits tuser;

  /**
   * Data and packet ends.
   *
   * @param dataBits of a beat
   */
  public AxiStream(int dataBits) {
    this(options(dataBits));
  }

  public AxiStream(Options options) {
    this.options = options;
    tdata = field(bits(options.dataBits()));
    tvalid = field(bool());
    tready = flipped(bool());
    tlast = options.lastBits() == 1 ? field("tlast", bool()) : Bool.of(true);
    tkeep = field(bits(options.keepBits()));
    tstrb = field(bits(options.strobeBits()));
    tid = field(uint(options.idBits()));
    tdest = field(uint(options.destinationBits()));
    tuser = field(bits(options.userBits()));
  }

  /** Data and packet ends, to which more may be added. */
  public static Options options(int dataBits) {
    return new Options(dataBits, 0, 0, 1, 0, 0, 0);
  }

  public Options options() {
    return options;
  }

  /** True in the clocks in which a beat moves. */
  public Bool fires() {
    return tvalid.and(tready);
  }

  /** What arrives, as a stream; its reader sets {@code tready}. */
  public Stream<Beat> beats() {
    Type<Beat> type = bundle(() -> new Beat(options));
    Bits last = options.lastBits() == 1 ? tlast.asBits() : bits(0).of(0);
    return Stream.of(
        tvalid, tready, Hdl.bundleOf(type, tdata, tkeep, tstrb, last, tid, tdest, tuser));
  }

  /** Sends the stream. */
  public void set(Stream<Beat> beats) {
    Beat beat = beats.payload;
    tvalid.set(beats.valid);
    beats.ready.set(tready);
    tdata.set(beat.data);
    tkeep.set(beat.keep);
    tstrb.set(beat.strobe);
    if (options.lastBits() == 1) {
      tlast.set(beat.isLast());
    }
    tid.set(beat.id);
    tdest.set(beat.destination);
    tuser.set(beat.user);
  }

  @Override
  public AxiStream named(String name) {
    super.named(name);
    return this;
  }
}
