package dev.chartwright.cli.cmd;

import dev.chartwright.action.DryRun;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.cli.output.Log;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strconv.Quote;

/** {@code --dry-run[=none|client|server]}; {@code template} has no {@code none}. */
final class DryRunFlag {
  private static final String NONE = "none";
  private static final String CLIENT = "client";
  private static final String BARE = "unset";

  private final boolean template;
  private final StringValue value;

  private DryRunFlag(boolean template) {
    this.template = template;
    this.value = StringValue.of(template ? CLIENT : NONE);
  }

  /** The flag of commands that change something. */
  static DryRunFlag ofChange() {
    return new DryRunFlag(false);
  }

  /** The flag of {@code template}. */
  static DryRunFlag ofTemplate() {
    return new DryRunFlag(true);
  }

  /** Declares the flag. */
  void addTo(FlagSet f) {
    f.add(value, "dry-run", template ? TEMPLATE_USAGE : USAGE).bare(BARE);
  }

  /**
   * What the value means; warns of the forms of Helm 3.
   *
   * @throws CommandException if it means nothing
   */
  DryRun strategy(Log log) {
    String given = value.get();
    switch (given) {
      case BARE -> {
        log.warn("--dry-run is deprecated and should be replaced with '--dry-run=client'");
        return DryRun.CLIENT;
      }
      case CLIENT -> {
        return DryRun.CLIENT;
      }
      case "server" -> {
        return DryRun.SERVER;
      }
      case NONE -> {
        if (template) {
          throw invalid("Must be \"server\" or \"client\"");
        }
        return DryRun.NONE;
      }
      default -> {}
    }
    boolean on;
    try {
      on = Parse.parseBool(given);
    } catch (NumberException e) {
      throw invalid("Must be \"none\", \"server\", or \"client\"");
    }
    if (template && !on) {
      throw invalid("Must be \"server\" or \"client\"");
    }
    log.warn(
        "boolean '--dry-run="
            + given
            + "' flag is deprecated and must be replaced with '--dry-run="
            + (on ? CLIENT : NONE)
            + "'");
    return on ? DryRun.CLIENT : DryRun.NONE;
  }

  private CommandException invalid(String rule) {
    return CommandException.of("invalid dry-run value (" + Quote.quote(value.get()) + "). " + rule);
  }

  private static final String USAGE =
      "simulates the operation without persisting changes. Must be one of: \"none\" (default),"
          + " \"client\", or \"server\". '--dry-run=none' executes the operation normally and"
          + " persists changes (no simulation). '--dry-run=client' simulates the operation"
          + " client-side only and avoids cluster connections. '--dry-run=server' simulates the"
          + " operation on the server, requiring cluster connectivity.";

  private static final String TEMPLATE_USAGE =
      "simulates the operation either client-side or server-side. Must be either: \"client\", or"
          + " \"server\". '--dry-run=client simulates the operation client-side only and avoids"
          + " cluster connections. '--dry-run=server' simulates/validates the operation on the"
          + " server, requiring cluster connectivity.";
}
