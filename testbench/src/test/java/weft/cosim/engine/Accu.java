package weft.cosim.engine;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Mem;
import weft.hdl.UInt;
import weft.hdl.bus.AxiLite;
import weft.hdl.bus.AxiStream;
import weft.hdl.check.Checks;
import weft.hdl.ir.Design;

/** The same as accu.v, pin for pin and clock for clock. */
public final class Accu extends Component {
  private final AxiStream input;
  private final AxiStream output;
  private final AxiLite control;
  private final Bool take;
  private final UInt constant;
  private final UInt taken;
  private final UInt scratch;
  private final Bool irq;

  /** Elaborated and checked. */
  public static Design design() {
    Design design = Elaborator.elaborate(Accu::new).design();
    if (!Checks.run(design).isEmpty()) {
      throw new IllegalStateException(Checks.run(design).toString());
    }
    return design;
  }

  private Accu() {
    moduleName("accu");
    input = in(bundle(() -> new AxiStream(128))).named("s_axis");
    output = out(bundle(() -> new AxiStream(128))).named("m_axis");
    control = in(bundle(() -> new AxiLite(32))).named("s_axil");
    taken = reg(uint(32)).init(0);
    constant = reg(uint(32)).init(0);
    scratch = reg(uint(32)).init(0);
    irq = out(taken.ge(3));
    take = probe(input.fires());
    stream();
    writes();
    reads();
  }

  private void stream() {
    Sum sum = add(new Sum());
    sum.take.set(take);
    sum.word.set(input.tdata.word(0, 32).asUInt());

    Bool valid = reg(bool()).init(false);
    Bool last = reg(bool()).init(false);
    Bits data = reg(bits(128)).init(0);
    output.tvalid.set(valid);
    output.tlast.set(last);
    output.tdata.set(data);
    input.tready.set(valid.not().or(output.tready));
    Bits words = input.tdata;
    Bits mixed = words.word(0, 32).xor(words.word(1, 32)).xor(words.word(2, 32));
    when(
        take,
        () -> {
          data.set(
              concat(
                  words.word(3, 32), mixed.xor(words.word(3, 32)), taken, sum.now.plus(constant)));
          last.set(input.tlast);
          taken.set(taken.plus(1));
        });
    when(input.tready, () -> valid.set(input.tvalid));
  }

  private void writes() {
    Bool answered = reg(bool()).init(false);
    Bits answer = reg(bits(2)).init(0);
    Bool write = control.awvalid.and(control.wvalid).and(answered.not().or(control.bready));
    control.awready.set(write);
    control.wready.set(write);
    control.bvalid.set(answered);
    control.bresp.set(answer);
    when(control.bready, () -> answered.set(false));
    when(
        write,
        () -> {
          answered.set(true);
          Bool known = control.awaddr.eq(0).or(control.awaddr.eq(8));
          answer.set(mux(known, bits(2).of(0), bits(2).of(2)));
          when(control.awaddr.eq(0), () -> constant.set(control.wdata.asUInt()));
          when(
              control.awaddr.eq(8),
              () -> {
                for (int lane = 0; lane < 4; lane++) {
                  int low = 8 * lane;
                  when(
                      control.wstrb.bit(lane),
                      () -> scratch.bits(low + 7, low).set(control.wdata.bits(low + 7, low)));
                }
              });
        });
  }

  private void reads() {
    Bool read = reg(bool()).init(false);
    Bits response = reg(bits(2)).init(0);
    Bits data = reg(bits(32)).init(0);
    Bool accept = control.arvalid.and(read.not().or(control.rready));
    control.arready.set(accept);
    control.rvalid.set(read);
    control.rresp.set(response);
    control.rdata.set(data);
    when(control.rready, () -> read.set(false));
    when(
        accept,
        () -> {
          read.set(true);
          response.set(mux(control.araddr.le(8), bits(2).of(0), bits(2).of(2)));
          data.set(0);
          when(control.araddr.eq(0), () -> data.set(constant.asBits()))
              .elsewhen(control.araddr.eq(4), () -> data.set(taken.asBits()))
              .elsewhen(control.araddr.eq(8), () -> data.set(scratch.asBits()));
        });
  }

  /** The same as accu_sum.v. */
  private static final class Sum extends Component {
    final Bool take;
    final UInt word;
    final UInt now;

    Sum() {
      moduleName("accu_sum");
      take = in(bool());
      word = in(uint(32));
      UInt total = reg(uint(32)).init(0).named("total__reg");
      UInt steps = reg(uint(8)).init(0);
      Bits history = reg(bits(64)).init(0);
      Mem<UInt> cells = mem(uint(32), 8);
      now = out(total.plus(word)).named("sum__now");
      probe(total);
      probe(steps);
      probe(history);
      probe(now);
      UInt oldest = cells.read(steps.truncate(3));
      probe(oldest);
      when(
          take,
          () -> {
            total.set(now);
            steps.set(steps.plus(1));
            history.set(concat(history.bits(31, 0), word));
            cells.write(steps.truncate(3), word);
          });
    }
  }
}
