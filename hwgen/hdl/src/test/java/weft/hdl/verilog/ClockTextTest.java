package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.ir.ClockDomain;

/** The text of clocks, resets and what is derived from them; all tools read it without a word. */
class ClockTextTest {
  @TempDir Path folder;

  static final class Toggle extends Component {
    public final Bool value;

    Toggle() {
      Bool state = reg(bool()).init(false);
      state.set(state.not());
      value = out(state);
    }
  }

  static final class Gated extends Component {
    public final Bool run = in(bool());
    public final Bool test = in(bool());
    public final Bool a;

    Gated() {
      clockedBy(clock("fast"));
      Bool active = regNext(run);
      Clock tile = clock().gated("tile", active.or(run), test);
      a = out(in(tile, () -> add(new Toggle())).value);
    }
  }

  @Test
  void aGatedClockIsACellAndANet() {
    assertEquals(
        """
        === Toggle.v
        module Toggle (
          input tile,
          input fast_resetn,
          output value
        );
          reg state;

          always @(posedge tile or negedge fast_resetn) begin
            if (!fast_resetn) begin
              state <= 1'b0;
            end else begin
              state <= ~state;
            end
          end

          assign value = state;
        endmodule
        === Gated.v
        module Gated (
          input fast,
          input fast_resetn,
          input run,
          input test,
          output a
        );
          reg active;

          always @(posedge fast) begin
            active <= run;
          end

          wire tile_enable = active | run;
          wire tile;

          weft_clock_gate tile_gate (
            .clk(fast),
            .enable(tile_enable),
            .test(test),
            .gated(tile)
          );

          wire toggle_value;

          Toggle toggle (
            .tile(tile),
            .fast_resetn(fast_resetn),
            .value(toggle_value)
          );

          assign a = toggle_value;
        endmodule
        === weft_clock_gate_model.v
        // The rising edges of clk before which enable or test was 1.
        module weft_clock_gate (
          input clk,
          input enable,
          input test,
          output gated
        );
          reg open;

          always @(clk or enable or test) begin
            if (!clk) begin
              open <= enable || test;
            end
          end

          assign gated = clk && open;
        endmodule
        === weft_clock_gate_stub.v
        (* blackbox *)
        module weft_clock_gate (
          input clk,
          input enable,
          input test,
          output gated
        );
        endmodule
        === Gated.f
        Toggle.v
        Gated.v
        -v weft_clock_gate_model.v
        === Gated_synth.f
        Toggle.v
        Gated.v
        weft_clock_gate_stub.v
        """,
        text(Gated::new, "Gated"));
  }

  static final class Released extends Component {
    public final Bool good = in(bool());
    public final Bool a;

    Released() {
      Clock raw = clock("raw").reset("por", ClockDomain.Style.SYNCHRONOUS, ClockDomain.Level.HIGH);
      Bool released = in(raw, () -> reg(bool()).init(false));
      released.set(good);
      Clock core = raw.releasedBy("core", released.and(good));
      a = out(in(core, () -> add(new Toggle())).value);
    }
  }

  @Test
  void aResetFromInsideIsANet() {
    assertEquals(
        """
        === Toggle.v
        module Toggle (
          input raw,
          input core_resetn,
          output value
        );
          reg state;

          always @(posedge raw or negedge core_resetn) begin
            if (!core_resetn) begin
              state <= 1'b0;
            end else begin
              state <= ~state;
            end
          end

          assign value = state;
        endmodule
        === Released.v
        module Released (
          input raw,
          input por,
          input good,
          output a
        );
          reg released;

          always @(posedge raw) begin
            if (por) begin
              released <= 1'b0;
            end else begin
              released <= good;
            end
          end

          wire core_released = released & good;
          wire core_resetn = core_released;
          wire toggle_value;

          Toggle toggle (
            .raw(raw),
            .core_resetn(core_resetn),
            .value(toggle_value)
          );

          assign a = toggle_value;
        endmodule
        === Released.f
        Toggle.v
        Released.v
        """,
        text(Released::new, "Released"));
  }

  private String text(Supplier<Component> top, String name) {
    List<VerilogFile> files = VerilogEmitter.emit(Elaborator.elaborate(top).design());
    Tools.acceptedByAll(folder, files, name);
    StringBuilder all = new StringBuilder();
    for (VerilogFile file : files) {
      all.append("=== ").append(file.name()).append('\n').append(file.text());
    }
    return all.toString();
  }
}
