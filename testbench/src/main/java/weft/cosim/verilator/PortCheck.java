package weft.cosim.verilator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlPort;
import weft.cosim.tool.BuildException;

/** Compares the ports of the description with those that the RTL has, before C++ is compiled. */
final class PortCheck {
  private static final Pattern PORT =
      Pattern.compile("VL_(IN|OUT|INOUT)(?:8|16|64|W)?\\(&(\\w+),(-?\\d+),(-?\\d+)(?:,\\d+)?\\)");

  private PortCheck() {}

  /** What differs; empty if nothing does. {@code header} is the generated {@code V<top>.h}. */
  static List<BuildException.Message> differences(RtlDesign design, String header) {
    Map<String, RtlPort> found = new LinkedHashMap<>();
    Matcher matcher = PORT.matcher(header);
    while (matcher.find()) {
      int width = Math.abs(Integer.parseInt(matcher.group(3)) - Integer.parseInt(matcher.group(4)));
      RtlPort.Direction direction =
          matcher.group(1).equals("IN") ? RtlPort.Direction.IN : RtlPort.Direction.OUT;
      found.put(matcher.group(2), new RtlPort(matcher.group(2), width + 1, direction));
    }
    List<String> problems = new ArrayList<>();
    for (RtlPort port : design.ports()) {
      RtlPort real = found.remove(ShimText.encode(port.name()));
      if (real == null) {
        problems.add("the RTL has no port " + port.name());
      } else if (real.width() != port.width() || real.direction() != port.direction()) {
        problems.add("port " + port.name() + ": expected " + say(port) + ", is " + say(real));
      }
    }
    for (RtlPort extra : found.values()) {
      if (extra.isInput()) {
        problems.add("the RTL has an input that nothing drives: " + extra.name());
      }
    }
    return problems.stream().map(p -> new BuildException.Message("", 0, p)).toList();
  }

  private static String say(RtlPort port) {
    return (port.isInput() ? "input" : "output") + " of " + port.width() + " bits";
  }
}
