package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.FlagValue;
import dev.chartwright.cli.cobra.InvalidValueException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code -o, --output} of {@code push} and {@code pull}, which Helm lacks: text or json. */
final class ResultFormat implements FlagValue {
  private static final String TEXT = "text";
  private static final String JSON = "json";

  private String format = TEXT;

  /** Declares the flag, unless we are Helm. */
  void addTo(FlagSet f, CommandContext context) {
    if (context.program().extras()) {
      f.add(
          this,
          "output",
          'o',
          "prints the result in the specified format. Allowed values: text, json");
    }
  }

  /** Whether the result is to be printed as one JSON object. */
  boolean json() {
    return format.equals(JSON);
  }

  /** The formats, if that is what the flag asks for. */
  static @Nullable Completions complete(Flag flag) {
    return flag.value() instanceof ResultFormat
        ? Completions.only(
            List.of("json\tOutput result in JSON format", "text\tOutput result as Helm does"))
        : null;
  }

  @Override
  public String type() {
    return "format";
  }

  @Override
  public String text() {
    return format;
  }

  @Override
  public String defaultText() {
    return TEXT;
  }

  @Override
  public void set(String text) {
    switch (text) {
      case TEXT, JSON -> format = text;
      default -> throw InvalidValueException.of("invalid format type");
    }
  }
}
