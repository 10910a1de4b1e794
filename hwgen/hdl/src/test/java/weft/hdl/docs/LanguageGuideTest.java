package weft.hdl.docs;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.hdl.Hdl.uint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Component;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.docs.LanguageGuide.TernaryColumn;
import weft.hdl.ir.Design;
import weft.hdl.verilog.Locations;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

/** What docs/hdl.md shows stands in {@link LanguageGuide}, and elaborates. */
class LanguageGuideTest {
  private static final Path HERE = Path.of("src/test/java/weft/hdl/docs");

  @TempDir Path folder;

  @Test
  void whatIsShownElaborates() throws IOException {
    Path code = Files.writeString(folder.resolve("code.hex"), "0000_0013\n@3ff DEADBEEF\n");
    Path pll = Files.writeString(folder.resolve("pll.v"), "module PLL_V2; endmodule\n");
    List<Supplier<Component>> shown =
        List.of(
            LanguageGuide.Children::new,
            () -> new LanguageGuide.Driven(pll),
            LanguageGuide.TwoClocks::new,
            () -> new LanguageGuide.Cells(0.1),
            LanguageGuide.Pins::new,
            () -> new LanguageGuide.Resets<>(uint(3), uint(3).of(5)),
            LanguageGuide.Filter::new,
            LanguageGuide.Sets::new,
            LanguageGuide.Decode::new,
            LanguageGuide.Vectors::new,
            LanguageGuide.Ports::new,
            () -> new LanguageGuide.Memories(code),
            LanguageGuide.Connected::new,
            LanguageGuide.Clocks::new,
            LanguageGuide.Derived::new,
            LanguageGuide.Crossings::new,
            LanguageGuide.Queue::new,
            () -> new LanguageGuide.Claims(4),
            LanguageGuide.Attributes::new);
    assertAll(shown.stream().map(make -> () -> Elaborator.elaborate(make)));
  }

  @Test
  void aFieldLeadsToItsSignalAndALineToItsSource() {
    Elaborated<TernaryColumn> column = Elaborator.elaborate(() -> new TernaryColumn(16, 8));
    Design design = column.design();
    Elaborated.Path path = column.pathOf(column.top().sum);
    assertEquals("sum", path.toString());
    List<VerilogFile> files = VerilogEmitter.emit(design, Locations.LINES);
    assertTrue(files.get(0).text().contains("// LanguageGuide.java:"), files.get(0).text());
  }

  @Test
  void theGuideShowsWhatStandsHere() throws IOException {
    String guide = Files.readString(Path.of("../../docs/hdl.md"));
    String here =
        bare(
            Files.readString(HERE.resolve("LanguageGuide.java"))
                + Files.readString(HERE.resolve("LanguageGuideTest.java")));
    List<String> missing = new ArrayList<>();
    int paragraphs = 0;
    for (MatchResult block :
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(guide).results().toList()) {
      for (String paragraph : block.group(1).split("\n\n")) {
        paragraphs++;
        if (!here.contains(bare(paragraph))) {
          missing.add(paragraph);
        }
      }
    }
    assertEquals("", String.join("\n\n", missing));
    assertTrue(paragraphs > 25, "paragraphs: " + paragraphs);
  }

  /** Code without comments and blanks. */
  private static String bare(String code) {
    return code.replace("static final class", "final class")
        .replaceAll("(?s)/[*][*].*?[*]/", "")
        .replaceAll("//[^\n]*", "")
        .replaceAll("\\s", "");
  }
}
