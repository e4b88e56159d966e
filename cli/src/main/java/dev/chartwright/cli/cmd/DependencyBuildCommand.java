package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
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
  private final DownloadFlags download = new DownloadFlags();
  private final BoolValue verify = BoolValue.off();
  private final StringValue keyring;
  private final BoolValue skipRefresh = BoolValue.off();

  DependencyBuildCommand(CommandContext context) {
    this.context = context;
    this.keyring = StringValue.of(Keyring.defaultPath(context));
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.maximumNArgs(1));
    FlagSet f = command.flags();
    download.addTo(f);
    f.add(verify, "verify", "verify the packages against signatures");
    f.add(keyring, "keyring", "keyring containing public keys");
    f.add(skipRefresh, "skip-refresh", "do not refresh the local repository cache");
  }

  @Override
  public void run(Command command, List<String> args) {
    throw NotBuilt.of(context, command);
  }
}
