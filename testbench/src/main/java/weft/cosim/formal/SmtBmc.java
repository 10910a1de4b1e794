package weft.cosim.formal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What yosys-smtbmc says, as facts.
 *
 * @param passed its last word
 * @param failed paths of the assertions that it names
 * @param unreached paths of the covers that no run reaches
 * @param clock of the last step that it looked at; -1 if none
 */
record SmtBmc(boolean passed, List<String> failed, List<String> unreached, int clock) {
  private static final Pattern STATUS =
      Pattern.compile("Status: (PASSED|FAILED|PREUNSAT)", Pattern.CASE_INSENSITIVE);
  private static final Pattern STEP = Pattern.compile("Checking \\w+(?: \\w+)? in step (\\d+)");
  private static final Pattern ASSERT = Pattern.compile("Assert failed in \\S+: (\\S+)");
  private static final Pattern UNREACHED =
      Pattern.compile("Unreached cover statement at (\\S+?)\\.?$");

  /**
   * Reads what it printed.
   *
   * @throws IllegalStateException if there is no status in it
   */
  static SmtBmc of(String output) {
    List<String> failed = new ArrayList<>();
    List<String> unreached = new ArrayList<>();
    int clock = -1;
    Boolean passed = null;
    for (String line : output.split("\n")) {
      Matcher m = STEP.matcher(line);
      if (m.find()) {
        clock = Integer.parseInt(m.group(1));
      }
      m = ASSERT.matcher(line);
      if (m.find()) {
        failed.add(m.group(1));
      }
      m = UNREACHED.matcher(line);
      if (m.find()) {
        unreached.add(m.group(1));
      }
      m = STATUS.matcher(line);
      if (m.find()) {
        passed = m.group(1).equalsIgnoreCase("passed");
      }
    }
    if (passed == null) {
      throw new IllegalStateException("yosys-smtbmc ends without a status: " + output);
    }
    return new SmtBmc(passed, List.copyOf(failed), List.copyOf(unreached), clock);
  }
}
