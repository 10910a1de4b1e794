package weft.crossbar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.UInt;

/** The input vectors of a unit, two banks: beats come in, fragments go out. */
final class InputMemory extends Component {
  final Bool write;
  final Bool writeBank;
  final UInt writeWord;

  /** The beat's place in the word. */
  final UInt writeBeat;

  /** Inputs in lanes of 16 bits. */
  final Bits data;

  final Bool readBank;
  final UInt readWord;

  /** The fragment's place in the word. */
  final UInt readPart;

  /** The fragment's inputs, {@code inputBits} each. */
  final Bits inputs;

  InputMemory(CrossbarConfig config) {
    describe("Two banks of inputs of a unit.");
    InputLayout layout = InputLayout.of(config);
    int width = config.inputBits();
    int lane = CrossbarConfig.INPUT_LANE;
    int fragmentBits = config.fragmentRows() * width;
    write = in(bool());
    writeBank = in(bool());
    writeWord = in(uint(layout.wordBits()));
    writeBeat = in(uint(layout.beatBits()));
    data = in(bits(config.streamBits()));
    readBank = in(bool());
    readWord = in(uint(layout.wordBits()));
    readPart = in(uint(layout.fragmentBits()));

    Mem<Bits> banks = mem(bits(layout.wordInputs() * width), 2 * layout.words());
    List<Bits> given = new ArrayList<>();
    for (int i = layout.beatInputs() - 1; i >= 0; i--) {
      given.add(data.bits(lane * i + width - 1, lane * i));
      if (width < lane) {
        data.bits(lane * i + lane - 1, lane * i + width).unused("bits above an input are ignored");
      }
    }
    int lanes = lane * layout.beatInputs();
    if (lanes < data.width()) {
      data.bits(data.width() - 1, lanes).unused("a beat is longer than the rows");
    }
    Bits beat = concat(given);
    List<Bool> place = new ArrayList<>();
    for (int i = layout.beatsPerWord() - 1; i >= 0; i--) {
      place.add(writeBeat.eq(i));
    }
    Bits everywhere = concat(Collections.nCopies(layout.beatsPerWord(), beat));
    UInt writeAddress = address(writeBank, writeWord, layout);
    when(write, () -> banks.write(writeAddress, everywhere, concat(place)));

    Bits word = banks.read(address(readBank, readWord, layout));
    int used = layout.fragmentsPerWord() * fragmentBits;
    if (word.width() > used) {
      word.bits(word.width() - 1, used).unused("the last beat is longer than the rows");
    }
    inputs = out(word.truncate(used).word(readPart, fragmentBits));
  }

  private static UInt address(Bool bank, UInt word, InputLayout layout) {
    int width = Widths.unsigned(2L * layout.words() - 1);
    UInt first = mux(bank, uint(width).of(layout.words()), uint(width).of(0));
    return first.plus(word.width() > width ? word.truncate(width) : word);
  }
}
