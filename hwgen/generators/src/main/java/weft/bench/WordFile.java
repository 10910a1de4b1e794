package weft.bench;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.Vec;

/** 64 registers of 32 bits: writes by the byte, reads a clock later. */
final class WordFile extends Component {
  private static final int WORDS = 64;

  final Bool write = in(bool());
  final UInt writeAddress = in(uint(6));
  final Bits writeData = in(bits(32));
  final Bits strobes = in(bits(4));
  final Bool written = out(bool());
  final Bool read = in(bool());
  final UInt readAddress = in(uint(6));
  final Bits readData = out(bits(32));
  final Bool readValid = out(bool());

  WordFile() {
    Vec<Bits> words = reg(vec(WORDS, bits(32))).init(0);
    Bool writeDone = reg(bool()).init(false);
    Bits data = reg(bits(32)).init(0);
    Bool valid = reg(bool()).init(false);

    when(
        write,
        () -> {
          for (int lane = 0; lane < 4; lane++) {
            int low = 8 * lane;
            when(
                strobes.bit(lane),
                () -> words.at(writeAddress).bits(low + 7, low).set(writeData.bits(low + 7, low)));
          }
        });
    writeDone.set(write);
    when(read, () -> data.set(words.at(readAddress)));
    valid.set(read);

    written.set(writeDone);
    readData.set(data);
    readValid.set(valid);
  }
}
