package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;

/** {@code --dry-run[=none|client|server]}. */
final class DryRunFlag {
  /** The value of the bare flag. */
  static final String UNSET = "unset";

  private final StringValue strategy = StringValue.of("none");

  /** Declares the flag. */
  void addTo(FlagSet f) {
    f.add(
            strategy,
            "dry-run",
            "simulates the operation without persisting changes. Must be one of: \"none\""
                + " (default), \"client\", or \"server\". '--dry-run=none' executes the operation"
                + " normally and persists changes (no simulation). '--dry-run=client' simulates the"
                + " operation client-side only and avoids cluster connections. '--dry-run=server'"
                + " simulates the operation on the server, requiring cluster connectivity.")
        .bare(UNSET);
  }
}
