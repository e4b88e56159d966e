package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import java.util.List;

/** {@code dependency update}: fetches what Chart.yaml asks for. */
final class DependencyUpdateCommand implements CommandBody {
  private static final String LONG =
      """

      Update the on-disk dependencies to mirror Chart.yaml.

      This command verifies that the required charts, as expressed in 'Chart.yaml',
      are present in 'charts/' and are at an acceptable version. It will pull down
      the latest charts that satisfy the dependencies, and clean up old dependencies.

      On successful update, this will generate a lock file that can be used to
      rebuild the dependencies to an exact version.

      Dependencies are not required to be represented in 'Chart.yaml'. For that
      reason, an update command will not remove charts unless they are (a) present
      in the Chart.yaml file, but (b) at the wrong version.
      """;

  private final CommandContext context;
  private final DownloadFlags download = new DownloadFlags();
  private final BoolValue verify = BoolValue.off();
  private final StringValue keyring;
  private final BoolValue skipRefresh = BoolValue.off();

  DependencyUpdateCommand(CommandContext context) {
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
