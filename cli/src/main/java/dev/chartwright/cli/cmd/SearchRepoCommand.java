package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.cli.cobra.UintValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code search repo}: searches the known chart repositories. */
final class SearchRepoCommand implements CommandBody {
  private static final String LONG =
      """

      Search reads through all of the repositories configured on the system, and
      looks for matches. Search of these repositories uses the metadata stored on
      the system.

      It will display the latest stable versions of the charts found. If you
      specify the --devel flag, the output will include pre-release versions.
      If you want to search using a version constraint, use --version.

      Examples:

          # Search for stable release versions matching the keyword "nginx"
          $ helm search repo nginx

          # Search for release versions matching the keyword "nginx", including pre-release versions
          $ helm search repo nginx --devel

          # Search for the latest stable release for nginx-ingress with a major version of 1
          $ helm search repo nginx-ingress --version ^1.0.0

      Repositories are managed with 'helm repo' commands.
      """;

  private final CommandContext context;
  private final BoolValue regexp = BoolValue.off();
  private final BoolValue versions = BoolValue.off();
  private final BoolValue devel = BoolValue.off();
  private final StringValue version = StringValue.empty();
  private final UintValue maxColWidth = UintValue.of(50);
  private final BoolValue failOnNoResult = BoolValue.off();
  private final OutputValue output = OutputValue.table();

  SearchRepoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG);
    FlagSet f = command.flags();
    f.add(
        regexp, "regexp", 'r', "use regular expressions for searching repositories you have added");
    f.add(
        versions,
        "versions",
        'l',
        "show the long listing, with each version of each chart on its own line, for "
            + "repositories you have added");
    f.add(
        devel,
        "devel",
        "use development versions (alpha, beta, and release candidate releases), "
            + "too. Equivalent to version '>0.0.0-0'. If --version is set, this is ignored");
    f.add(
        version,
        "version",
        "search using semantic versioning constraints on repositories you have added");
    f.add(maxColWidth, "max-col-width", "maximum column width for output table");
    f.add(failOnNoResult, "fail-on-no-result", "search fails if no results are found");
    output.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    throw NotBuilt.of(context, command);
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return OutputValue.complete(flag);
  }
}
