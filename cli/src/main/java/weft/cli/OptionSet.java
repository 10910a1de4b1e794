package weft.cli;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options of a command, in the order in which they are added; all have long names only. */
final class OptionSet {
  private final Options options = new Options();

  /** An option with a value. */
  OptionSet value(String name, String valueName, String meaning) {
    options.addOption(
        Option.builder().longOpt(name).hasArg().argName(valueName).desc(meaning).get());
    return this;
  }

  /** An option without a value. */
  OptionSet flag(String name, String meaning) {
    options.addOption(Option.builder().longOpt(name).desc(meaning).get());
    return this;
  }

  OptionSet images() {
    return value("images", "N", "only the first N images");
  }

  OptionSet data() {
    return value("data", "DIR", "folder with the IDX files of the data set");
  }

  OptionSet json() {
    return value("json", "FILE", "write the result there as JSON");
  }

  Options options() {
    return options;
  }
}
