package dev.chartwright.cli.cmd;

import dev.chartwright.action.DependencyBuild;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.repo.downloader.dependency.DependencyRequest;
import dev.chartwright.repo.downloader.dependency.MissingRepositoriesException;
import java.util.List;

/** {@code dependency build}: fetches what Chart.lock says. */
final class DependencyBuildCommand implements CommandBody {
  private static final String LONG =
      """

      Build out the charts/ directory from the Chart.lock file.

      Build is used to reconstruct a chart's dependencies to the state specified in
      the lock file. This will not re-negotiate dependencies, as 'helm dependency update'
      does.

      If no lock file is found, 'helm dependency build' will mirror the behavior
      of 'helm dependency update'.
      """;

  private final CommandContext context;
  private final DependencyFlags flags;
  private final BoolValue offline = BoolValue.off();

  DependencyBuildCommand(CommandContext context) {
    this.context = context;
    this.flags = new DependencyFlags(context);
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.maximumNArgs(1));
    FlagSet f = command.flags();
    flags.addTo(f);
    if (context.program().extras()) {
      f.add(offline, "offline", "take the charts from the content cache, without any network");
    }
  }

  @Override
  public void run(Command command, List<String> args) {
    DependencyRequest request = flags.request(args);
    try {
      DependencyBuild.of(ActionSettings.of(context), context.clock())
          .run(
              request.withOffline(offline.get()),
              flags.connection(),
              new DependencyLines(context),
              Registries.events(context, false));
    } catch (MissingRepositoriesException e) {
      throw CommandException.of(
          e.getMessage() + ". Please add the missing repos via 'helm repo add'");
    }
  }
}
