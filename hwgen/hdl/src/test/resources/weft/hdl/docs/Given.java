package weft.examples;

import static org.junit.jupiter.api.Assertions.*;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import weft.hdl.*;
import weft.hdl.bench.*;
import weft.hdl.bus.*;
import weft.hdl.ir.Design;
import weft.hdl.lib.*;
import weft.hdl.regs.*;
import weft.hdl.sim.*;

/** What the examples of the Javadoc are written with. */
abstract class Given extends Component {
  enum State {
    IDLE,
    LOAD,
    RUN
  }

  /** Two numbers that go together. */
  static final class Point extends Bundle {
    final UInt x = field(Hdl.uint(8));
    final UInt y = field(Hdl.uint(8));
  }

  static final class Adder extends Component {
    final UInt a = in(uint(8));
    final UInt b = in(uint(8));
    final UInt sum = out(a.plusWide(b));
  }

  static final class TimerMap {
    static final Field RUN = Field.readWrite("RUN", 0, "It counts");
    static final Field PERIOD = Field.readWrite("PERIOD", 31, 16, "Clocks").range(2, 0xFFFF).reset(2);
    static final Field RESTART = Field.pulse("RESTART", 0, "Begins again");
    static final Field ELAPSED = Field.writeOneToClear("ELAPSED", 0, "A period has ended");
    static final Field NOW = Field.readOnly("NOW", 15, 0, "Clocks of this period");
    static final Field SEND = Field.writeOnly("SEND", 7, 0, "A byte to send").keptElsewhere();
    static final RegisterMap MAP =
        RegisterMap.of(
            "timer",
            Register.at(0x00, "CTRL", "How it runs", RUN, PERIOD),
            Register.at(0x04, "COMMAND", "What to do", RESTART),
            Register.at(0x08, "STATUS", "What has happened", ELAPSED),
            Register.at(0x0C, "TIME", "Where it is", NOW),
            Register.at(0x10, "DATA", "What to send", SEND));
  }

  /** What a bench drives. */
  static final class Dut extends Component {
    Bool enable;
    Bool busy;
    UInt count;
    Stream<UInt> input;
    Stream<UInt> output;
    Stream<UInt> queue;
    AxiLite control;
    Axi4 axi;
    Apb apb;
    AxiStream axis;
  }

  Bool start;
  Bool enable;
  Bool write;
  Bool last;
  Bool pause;
  Bool abort;
  UInt a;
  UInt b;
  UInt count;
  UInt address;
  UInt data;
  Bits word;
  EnumSignal<State> state;
  Stream<UInt> words;
  Stream<UInt> others;
  Stream<UInt> results;
  Stream<Bits> doubleWords;
  Flow<UInt> samples;
  AxiLite control;

  Bench<Dut> bench;
  Dut dut;
  BusMaster master;
  List<BigInteger> numbers;
  long seed;
  Design design;
  Simulation sim;
  JavaBodies.Engine engine;
  Path folder;
}
