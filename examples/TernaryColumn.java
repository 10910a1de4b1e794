import static weft.hdl.Hdl.bits;
import static weft.hdl.lib.Bitwise.popCount;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import weft.hdl.Bits;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

/** One column of a ternary tile: both bit lines are counted and clipped, then subtracted. */
public final class TernaryColumn extends Component {
  public final Bits plusLine;
  public final Bits minusLine;
  public final SInt sum;

  public TernaryColumn(int rowsPerAccess, int adcMax) {
    plusLine = in(bits(rowsPerAccess));
    minusLine = in(bits(rowsPerAccess));

    UInt plus = popCount(plusLine).min(adcMax);
    UInt minus = popCount(minusLine).min(adcMax);
    sum = out(plus.minusWide(minus));
  }

  /** Writes the Verilog of a column into the folder that the argument names. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    var column = Elaborator.elaborate(() -> new TernaryColumn(16, 8));
    for (VerilogFile file : VerilogEmitter.emit(column.design())) {
      Files.writeString(folder.resolve(file.name()), file.text());
    }
  }
}
