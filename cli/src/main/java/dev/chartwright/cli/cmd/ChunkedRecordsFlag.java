package dev.chartwright.cli.cmd;

import dev.chartwright.action.ClusterSettings;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code --chunked-records} of {@code install} and {@code upgrade}, and the variable {@code
 * CHARTWRIGHT_CHUNKED_RECORDS} for all commands; Helm lacks both.
 */
final class ChunkedRecordsFlag {
  private static final String VARIABLE = "CHARTWRIGHT_CHUNKED_RECORDS";

  private final BoolValue wanted = BoolValue.off();
  private @Nullable Flag flag;

  /** Declares the flag, unless we are Helm. */
  void addTo(FlagSet f, CommandContext context) {
    if (context.program().extras()) {
      flag =
          f.add(
              wanted,
              "chunked-records",
              "store a release record of more than 1 MiB in several objects, which helm lists but"
                  + " cannot change (also $CHARTWRIGHT_CHUNKED_RECORDS=1)");
    }
  }

  /** The settings with what the flag says, if it says anything. */
  ClusterSettings applied(ClusterSettings settings) {
    Flag given = flag;
    return given != null && given.changed() ? settings.withChunkedRecords(wanted.get()) : settings;
  }

  /** What the variable says. */
  static boolean inEnvironment(CommandContext context) {
    return switch (context.env().getOrDefault(VARIABLE, "")) {
      case "", "0", "false" -> false;
      default -> true;
    };
  }
}
