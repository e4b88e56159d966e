package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.cli.output.Log;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strconv.Quote;

/** {@code --dry-run[=none|client|server]}; {@code template} has no {@code none}. */
final class DryRunFlag {
  /** Nothing is only tried. */
  static final String NONE = "none";

  /** Tried without a cluster. */
  static final String CLIENT = "client";

  /** Tried by the cluster. */
  static final String SERVER = "server";

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
  String strategy(Log log) {
    String given = value.get();
    switch (given) {
      case BARE -> {
        log.warn("--dry-run is deprecated and should be replaced with '--dry-run=client'");
        return CLIENT;
      }
      case CLIENT, SERVER -> {
        return given;
      }
      case NONE -> {
        if (template) {
          throw invalid("Must be \"server\" or \"client\"");
        }
        return given;
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
    String strategy = on ? CLIENT : NONE;
    log.warn(
        "boolean '--dry-run="
            + given
            + "' flag is deprecated and must be replaced with '--dry-run="
            + strategy
            + "'");
    return strategy;
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
