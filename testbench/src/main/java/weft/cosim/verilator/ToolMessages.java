package weft.cosim.verilator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.cosim.tool.BuildException;

/** Reads the messages of Verilator and g++ and names the files as the caller knows them. */
final class ToolMessages {
  private static final Pattern VERILATOR =
      Pattern.compile("^%(Error|Warning)(-[A-Z0-9]+)?: (?:([^:\\s]+):(\\d+):(?:\\d+:)? )?(.*)$");
  private static final Pattern GXX =
      Pattern.compile("^([^:\\s]+):(\\d+):(?:\\d+:)? (?:fatal )?(error): (.*)$");

  private final Map<String, String> origins = new LinkedHashMap<>();

  ToolMessages(RtlDesign design) {
    for (RtlFile file : design.files()) {
      origins.put("rtl/" + file.name(), file.origin());
    }
  }

  /** Errors first, then warnings. */
  List<BuildException.Message> parse(String output) {
    List<BuildException.Message> errors = new ArrayList<>();
    List<BuildException.Message> warnings = new ArrayList<>();
    for (String line : output.lines().toList()) {
      Matcher matcher = VERILATOR.matcher(line);
      if (matcher.matches()) {
        if (matcher.group(3) == null && !errors.isEmpty()) {
          continue; // "Exiting due to 1 error(s)"
        }
        String code = matcher.group(2) == null ? "" : matcher.group(2).substring(1) + ": ";
        boolean error = matcher.group(1).equals("Error");
        (error ? errors : warnings)
            .add(message(matcher.group(3), matcher.group(4), code + matcher.group(5)));
        continue;
      }
      matcher = GXX.matcher(line);
      if (matcher.matches()) {
        errors.add(message(matcher.group(1), matcher.group(2), matcher.group(4)));
      }
    }
    // "Exiting due to n warning(s)" names no place; the warnings are what is meant.
    boolean placed = !warnings.isEmpty() || errors.stream().anyMatch(m -> !m.file().isEmpty());
    if (placed) {
      errors.removeIf(m -> m.file().isEmpty() && m.text().startsWith("Exiting due to"));
    }
    errors.addAll(warnings);
    return errors;
  }

  private BuildException.Message message(String file, String line, String text) {
    if (file == null) {
      return new BuildException.Message("", 0, text);
    }
    String shown = origins.getOrDefault(file.replaceFirst("^(\\.\\./)+", ""), file);
    return new BuildException.Message(shown, Integer.parseInt(line), text);
  }
}
