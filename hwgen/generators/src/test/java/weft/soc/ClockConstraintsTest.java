package weft.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import weft.hdl.BlackBox;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Stream;
import weft.hdl.TriState;
import weft.hdl.UInt;
import weft.hdl.lib.AsyncFifo;
import weft.hdl.lib.Synchronizer;

/** The whole SDC file of a design with three clocks, gates and crossings. */
class ClockConstraintsTest {
  static final class Tile extends Component {
    public final Bool run = in(bool());
    public final UInt count;

    Tile() {
      Bool active = regNext(run);
      Clock gated = clock().gated("tile", active);
      UInt value = in(gated, () -> reg(uint(8)).init(0));
      value.set(value.plus(1));
      Clock quarter = gated.divided("quarter", 4);
      UInt slow = in(quarter, () -> reg(uint(8)).init(0));
      slow.set(value);
      count = out(slow);
    }
  }

  static final class Chip extends Component {
    public final Stream<UInt> words;
    public final Stream<UInt> results;
    public final Bool run;
    public final Bool button = asynchronous(bool());
    public final UInt count;
    public final Bool pressed;
    public final Bool blinks;

    Chip() {
      Clock bus = clock("bus").mhz(300);
      Clock core = clock("core").period(4).phase(1, 2);
      Clock slow = clock("slow").period(1000).withoutReset();
      words = slave(stream(uint(32)));
      results = master(stream(uint(32)));
      AsyncFifo<UInt> queue = add(new AsyncFifo<>(uint(32), 8, bus, core));
      queue.input.set(words);
      results.set(queue.output);
      run = in(bool(), core);
      Tile tile = in(core, () -> add(new Tile()));
      tile.run.set(run);
      count = out(tile.count);
      Synchronizer press = in(bus, () -> add(new Synchronizer(2)));
      press.source.set(button);
      pressed = out(press.value);
      Bool blink = in(slow, () -> reg(bool()));
      blink.set(blink.not());
      blinks = out(blink);
    }
  }

  @Test
  void everyClockPortAndPairOfClocksIsConstrained() {
    assertEquals(
        """
        create_clock -name bus -period 3.333 [get_ports bus]
        create_clock -name core -period 4.000 -waveform {0.500 2.500} [get_ports core]
        create_clock -name slow -period 1000.000 [get_ports slow]
        create_generated_clock -name tile_tile -source [get_pins tile/tile_gate/clk]\
         -master_clock core -divide_by 1 [get_pins tile/tile_gate/gated]
        create_generated_clock -name tile_quarter -source [get_pins tile/quarter_gate/clk]\
         -master_clock tile_tile -edges {1 2 9} [get_pins tile/quarter_gate/gated]

        # Between clocks there are synchronizers and values that are held, and nothing else.
        set_max_delay 3.333 -from [get_clocks bus] -to [get_clocks {core tile_tile tile_quarter}]
        set_false_path -hold -from [get_clocks bus] -to [get_clocks {core tile_tile tile_quarter}]
        set_false_path -from [get_clocks bus] -to [get_clocks slow]
        set_max_delay 4.000 -from [get_clocks {core tile_tile tile_quarter}] -to [get_clocks bus]
        set_false_path -hold -from [get_clocks {core tile_tile tile_quarter}] -to [get_clocks bus]
        set_false_path -from [get_clocks {core tile_tile tile_quarter}] -to [get_clocks slow]
        set_false_path -from [get_clocks slow] -to [get_clocks bus]
        set_false_path -from [get_clocks slow] -to [get_clocks {core tile_tile tile_quarter}]

        # Resets act at any time; inputs without a clock go to synchronizers.
        set_false_path -from [get_ports {bus_resetn core_resetn button}]
        set_input_delay 1.000 -clock bus [get_ports {words_valid words_payload}]
        set_output_delay -add_delay 1.000 -clock bus [get_ports {words_ready pressed}]
        set_input_delay 1.200 -clock core [get_ports {results_ready run}]
        set_output_delay -add_delay 1.200 -clock core [get_ports {results_valid results_payload count}]
        set_output_delay -add_delay 300.000 -clock slow [get_ports {blinks}]
        """,
        Constraints.standard().sdc(Elaborator.elaborate(() -> new Chip()).design()));
  }

  static final class Pin extends Component {
    final TriState<Bool> sda = tristate(bool());
    final Bool seen = out(bool());

    Pin() {
      Bool down = reg(bool()).init(false);
      down.set(sda.read);
      sda.write.set(false);
      sda.enable.set(down);
      seen.set(down);
    }
  }

  @Test
  void aPadIsOnePort() {
    assertEquals(
        """
        create_clock -name clk -period 10.000 [get_ports clk]

        # Resets act at any time; inputs without a clock go to synchronizers.
        set_false_path -from [get_ports {resetn}]
        set_input_delay 3.000 -clock clk [get_ports {sda}]
        set_output_delay -add_delay 3.000 -clock clk [get_ports {sda seen}]
        """,
        Constraints.standard().sdc(Elaborator.elaborate(Pin::new).design()));
  }

  static final class Pll extends Component {
    final Clock fast;
    final Clock twice;

    Pll() {
      BlackBox pll = blackBox("PLL_V2").clock("CLKIN");
      fast = pll.drives("CLKOUT", clock("fast").mhz(200).withoutReset());
      twice = pll.drives("CLK2X", clock("twice").period(5).withoutReset(), clock());
    }
  }

  static final class Core extends Component {
    final Bool a;
    final Bool b;

    Core() {
      Pll pll = add(new Pll());
      a = out(in(pll.fast, () -> regNext(Bool.of(true))));
      b = out(in(pll.twice, () -> regNext(Bool.of(true))));
    }
  }

  static final class Driven extends Component {
    final Core core = add(new Core());
    final Bool a = out(core.a);
    final Bool b = out(core.b);
  }

  @Test
  void aClockThatABlackBoxDrivesBeginsAtItsPin() {
    assertEquals(
        """
        create_clock -name clk -period 10.000 [get_ports clk]
        create_clock -name fast -period 5.000 [get_pins core/pll/CLKOUT]
        create_clock -name twice -period 5.000 [get_pins core/pll/CLK2X]

        # Between clocks there are synchronizers and values that are held, and nothing else.
        set_false_path -from [get_clocks {clk twice}] -to [get_clocks fast]
        set_false_path -from [get_clocks fast] -to [get_clocks {clk twice}]

        set_output_delay -add_delay 3.000 -clock clk [get_ports {b}]
        set_output_delay -add_delay 1.500 -clock fast [get_ports {a}]
        """,
        Constraints.standard().sdc(Elaborator.elaborate(Driven::new).design()));
  }
}
