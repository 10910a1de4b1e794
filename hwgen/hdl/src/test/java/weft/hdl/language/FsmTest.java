package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Encoding;
import weft.hdl.EnumSignal;
import weft.hdl.Fsm;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;

/** State machines: when what holds, how they print, and what is wrong with some. */
class FsmTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  enum State {
    IDLE,
    LOAD,
    RUN,
    DONE
  }

  /** Something of everything. */
  static class Loader extends Component {
    final Bool start = in(bool());
    final Bool abort = in(bool());
    final UInt pause = in(uint(3));
    final Bool busy = out(bool());
    final UInt address = out(uint(4));
    final EnumSignal<State> state = out(enumOf(State.class));
    final UInt exits = out(uint(2));

    Loader() {
      UInt count = reg(uint(4)).init(0);
      UInt left = reg(uint(2)).init(0);
      Fsm<State> control =
          fsm(
              State.class,
              fsm -> {
                fsm.in(State.IDLE).active(() -> when(start, () -> fsm.goTo(State.LOAD)));
                fsm.in(State.LOAD)
                    .enter(() -> count.set(2))
                    .active(
                        () -> {
                          count.set(count.plus(1));
                          when(count.eq(5), () -> fsm.goTo(State.RUN));
                        })
                    .exit(() -> left.set(left.plus(1)));
                fsm.in(State.RUN).after(10, State.DONE);
                fsm.in(State.DONE).after(pause, State.IDLE);
                fsm.always(() -> when(abort, () -> fsm.goTo(State.IDLE)));
              });
      busy.set(control.is(State.IDLE).not());
      state.set(Fsm.state(control));
      address.set(count);
      exits.set(left);
    }
  }

  /** The same in Java, a clock at a time. */
  static final class Model {
    State state = State.IDLE;
    int clocks;
    int address;
    int exits;

    void clock(boolean start, boolean abort, int pause) {
      State next = state;
      int nextAddress = address;
      switch (state) {
        case IDLE -> next = start ? State.LOAD : state;
        case LOAD -> {
          nextAddress = (address + 1) % 16;
          next = address == 5 ? State.RUN : state;
        }
        case RUN -> next = clocks + 1 == 10 ? State.DONE : state;
        default -> next = clocks + 1 >= pause ? State.IDLE : state;
      }
      next = abort ? State.IDLE : next;
      if (state == State.LOAD && next != State.LOAD) {
        exits = (exits + 1) % 4;
      }
      if (state != State.LOAD && next == State.LOAD) {
        nextAddress = 2;
      }
      clocks = next == state ? clocks + 1 : 0;
      state = next;
      address = nextAddress;
    }
  }

  @Test
  void statesEntersExitsAndTimeoutsAreThoseOfTheModel() {
    try (Bench<Loader> bench = Bench.of(Loader::new)) {
      Loader top = bench.top();
      Random random = new Random(SEED);
      Model model = new Model();
      int[] seen = new int[4];
      int pause = 0;
      for (int clock = 0; clock < 3000; clock++) {
        String when = "clock " + clock + ", weft.seed " + SEED;
        assertEquals(model.state, bench.peek(top.state), when);
        assertEquals(model.state == State.IDLE ? 0 : 1, bench.peek(top.busy), when);
        assertEquals(model.address, bench.peek(top.address), when);
        assertEquals(model.exits, bench.peek(top.exits), when);
        seen[model.state.ordinal()]++;
        boolean start = random.nextInt(3) == 0;
        boolean abort = random.nextInt(40) == 0;
        pause = model.state == State.DONE && model.clocks > 0 ? pause : random.nextInt(8);
        bench.poke(top.start, start);
        bench.poke(top.abort, abort);
        bench.poke(top.pause, pause);
        model.clock(start, abort, pause);
        bench.step();
      }
      for (int clocks : seen) {
        assertEquals(true, clocks > 100, "clocks in a state: " + clocks);
      }
    }
  }

  static class Timed extends Component {
    final Bool hold = in(bool());
    final Bits codes = out(bits(3));

    Timed() {
      Fsm<String> step =
          fsm(
              List.of("ONE", "THREE", "MANY"),
              fsm -> {
                fsm.in("ONE").after(1, "THREE");
                fsm.in("THREE").after(3, "MANY").active(() -> when(hold, () -> fsm.goTo("THREE")));
                fsm.in("MANY").after(UInt.of(0), "ONE");
                fsm.startIn("MANY");
              });
      codes.set(concat(step.is("MANY"), step.is("THREE"), step.is("ONE")));
    }
  }

  @Test
  void aTimeoutIsTheNumberOfClocksInTheState() {
    try (Bench<Timed> bench = Bench.of(Timed::new)) {
      String states =
          IntStream.range(0, 12)
              .mapToObj(
                  i -> {
                    long now = bench.peek(bench.top().codes);
                    bench.step();
                    return Long.toString(now);
                  })
              .collect(Collectors.joining());
      assertEquals("412224122241", states);
    }
  }

  @Test
  void aStateThatIsHeldBeyondItsTimeoutEndsAsSoonAsItMay() {
    try (Bench<Timed> bench = Bench.of(Timed::new)) {
      bench.step(2);
      bench.poke(bench.top().hold, true);
      for (int clock = 0; clock < 20; clock++) {
        assertEquals(2, bench.peek(bench.top().codes));
        bench.step();
      }
      bench.poke(bench.top().hold, false);
      assertEquals(2, bench.peek(bench.top().codes));
      bench.step();
      assertEquals(4, bench.peek(bench.top().codes));
    }
  }

  static class Conditional extends Component {
    final Bool c = in(bool());
    final Bool one = out(bool());
    final UInt count = out(uint(2));

    Conditional() {
      UInt counted = reg(uint(2)).init(0);
      count.set(counted);
      when(
              c,
              () -> {
                Fsm<String> turn =
                    fsm(
                        List.of("ONE", "TWO"),
                        fsm -> {
                          fsm.in("ONE").after(2, "TWO");
                          fsm.in("TWO").after(1, "ONE");
                        });
                always(() -> one.set(turn.is("ONE")));
                counted.set(0);
              })
          .otherwise(() -> counted.set(counted.plus(1)));
    }
  }

  @Test
  void aMachineRunsWhateverConditionStandsAroundIt() {
    try (Bench<Conditional> bench = Bench.of(Conditional::new)) {
      for (int clock = 0; clock < 9; clock++) {
        bench.poke(bench.top().c, clock % 4 == 0);
        assertEquals(clock % 3 == 2 ? 0 : 1, bench.peek(bench.top().one));
        bench.step();
      }
    }
  }

  static class Plain extends Component {
    final Bool start = in(bool());
    final Bool stop = in(bool());
    final Bool busy = out(bool());

    Plain() {
      Fsm<State> state =
          fsm(
              State.class,
              Encoding.ONE_HOT,
              fsm -> {
                fsm.in(State.IDLE).active(() -> when(start, () -> fsm.goTo(State.LOAD)));
                fsm.in(State.LOAD).after(1, State.RUN);
                fsm.in(State.RUN).active(() -> when(stop, () -> fsm.goTo(State.DONE)));
                fsm.in(State.DONE);
              });
      busy.set(state.is(State.IDLE).not());
    }
  }

  @Test
  void withoutWaysToWatchThereIsOneRegister() {
    assertEquals(
        """
        module Plain (
          input clk,
          input resetn,
          input start,
          input stop,
          output busy
        );
          localparam [3:0] STATE_IDLE = 4'b0001;
          localparam [3:0] STATE_LOAD = 4'b0010;
          localparam [3:0] STATE_RUN = 4'b0100;
          localparam [3:0] STATE_DONE = 4'b1000;
          reg [3:0] state;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              state <= STATE_IDLE;
            end else begin
              case (state)
                STATE_IDLE: begin
                  if (start) begin
                    state <= STATE_LOAD;
                  end
                end
                STATE_LOAD: begin
                  state <= STATE_RUN;
                end
                STATE_RUN: begin
                  if (stop) begin
                    state <= STATE_DONE;
                  end
                end
                default: begin end
              endcase
            end
          end

          assign busy = ~(state == STATE_IDLE);
        endmodule
        """,
        Ir.verilog(Plain::new));
  }

  @Test
  void waysAreFoundByTheNextState() {
    assertEquals(
        """
        module Loader (
          input clk,
          input resetn,
          input start,
          input abort,
          input [2:0] pause,
          output busy,
          output [3:0] address,
          output [1:0] state,
          output [1:0] exits
        );
          localparam [1:0] STATE_IDLE = 2'd0;
          localparam [1:0] STATE_LOAD = 2'd1;
          localparam [1:0] STATE_RUN = 2'd2;
          localparam [1:0] STATE_DONE = 2'd3;
          reg [3:0] count;
          reg [1:0] left;
          reg [1:0] control;
          reg [1:0] control_next;
          reg [3:0] control_clocks;
          wire control_done_ends = {1'b0, control_clocks} + 5'd1 >= {2'd0, pause};

          always @* begin
            control_next = control;
            case (control)
              STATE_IDLE: begin
                if (start) begin
                  control_next = STATE_LOAD;
                end
              end
              STATE_LOAD: begin
                if (count == 4'd5) begin
                  control_next = STATE_RUN;
                end
              end
              STATE_RUN: begin
                if (control_clocks == 4'd9) begin
                  control_next = STATE_DONE;
                end
              end
              default: begin
                if (control_done_ends) begin
                  control_next = STATE_IDLE;
                end
              end
            endcase
            if (abort) begin
              control_next = STATE_IDLE;
            end
          end

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              left <= 2'd0;
            end else if (control == STATE_LOAD && control_next != STATE_LOAD) begin
              left <= left + 2'd1;
            end
          end

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              count <= 4'd0;
              control_clocks <= 4'd0;
            end else begin
              case (control)
                STATE_IDLE: begin end
                STATE_LOAD: begin
                  count <= count + 4'd1;
                end
                STATE_RUN: begin
                  if (control_clocks != 4'd9) begin
                    control_clocks <= control_clocks + 4'd1;
                  end
                end
                default: begin
                  if (!control_done_ends) begin
                    control_clocks <= control_clocks + 4'd1;
                  end
                end
              endcase
              if (control != STATE_LOAD && control_next == STATE_LOAD) begin
                count <= 4'd2;
              end
              if (control_next != control) begin
                control_clocks <= 4'd0;
              end
            end
          end

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              control <= STATE_IDLE;
            end else begin
              control <= control_next;
            end
          end

          assign busy = ~(control == STATE_IDLE);
          assign state = control;
          assign address = count;
          assign exits = left;
        endmodule
        """,
        Ir.verilog(Loader::new));
  }

  static class Wrong extends Component {
    final Bool start = in(bool());
    final Bool busy = out(bool());

    Wrong() {
      Fsm<State> control =
          fsm( // FSM
              State.class,
              fsm -> {
                fsm.in(State.IDLE)
                    .exit(() -> fsm.goTo(State.IDLE)) // EXIT
                    .active(() -> when(start, () -> fsm.goTo(State.LOAD))); // LOAD
                fsm.in(State.RUN).after(2, State.IDLE); // RUN
                fsm.in(State.RUN).after(3, State.IDLE); // SECOND
              });
      busy.set(control.is(State.IDLE).not());
    }
  }

  @Test
  void everyMistakeIsReported() {
    MarkedErrors.check(
        FsmTest.class,
        Wrong::new,
        "@SECOND: second timeout: state RUN has a timeout already: one of the two never comes,"
            + " remove it",
        "    @RUN: the first is here",
        "@EXIT: misplaced goTo: goTo(IDLE) of control is neither in active nor in always: move it"
            + " there",
        "    @FSM: control is described here",
        "@LOAD: undescribed state: state LOAD of control is entered, but not described: say"
            + " in(LOAD), or remove it",
        "    @FSM: control is described here",
        "@RUN: unreachable state: no way leads from IDLE to state RUN of control: add a goTo, or"
            + " remove it",
        "    @FSM: control is described here",
        "@FSM: undescribed state: state DONE of control is neither described nor entered: say"
            + " in(DONE), or remove it",
        "    @FSM: control is described here");
  }

  static class Unknown extends Component {
    Unknown() {
      fsm(List.of("A"), fsm -> fsm.in("B"));
    }
  }

  static class Never extends Component {
    Never() {
      fsm(List.of("A"), fsm -> fsm.in("A").after(0, "A"));
    }
  }

  @Test
  void namesAndNumbersAreChecked() {
    assertEquals(
        "state has no state B: [A]",
        assertThrows(IllegalArgumentException.class, () -> Elaborator.elaborate(Unknown::new))
            .getMessage());
    assertEquals(
        "a state has 1 clock or more, not 0",
        assertThrows(IllegalArgumentException.class, () -> Elaborator.elaborate(Never::new))
            .getMessage());
  }
}
