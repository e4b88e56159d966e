package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.FlagSet;

/** {@code --record-origin}, which Helm lacks. */
final class OriginFlag {
  private final BoolValue record = BoolValue.off();

  /** Declares the flag, unless we are Helm. */
  void addTo(FlagSet f, CommandContext context) {
    if (context.program().extras()) {
      f.add(
          record,
          "record-origin",
          "record in the release where the chart came from: URL, digest, and signer with --verify");
    }
  }

  /** Whether the origin is recorded. */
  boolean record() {
    return record.get();
  }
}
