package dev.chartwright.cli.cmd;

import dev.chartwright.action.DependencyUpdate;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.repo.downloader.dependency.DependencyRequest;
import dev.chartwright.repo.downloader.dependency.PinPolicy;
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
  private final DependencyFlags flags;
  private final BoolValue pin = BoolValue.off();

  DependencyUpdateCommand(CommandContext context) {
    this.context = context;
    this.flags = new DependencyFlags(context);
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.maximumNArgs(1));
    FlagSet f = command.flags();
    flags.addTo(f);
    if (context.program().extras()) {
      f.add(
          pin,
          "pin",
          "write the digests of the archives into the lock file, to be checked by build");
    }
  }

  @Override
  public void run(Command command, List<String> args) {
    DependencyRequest request = flags.request(args);
    if (pin.get()) {
      request = request.withPins(PinPolicy.WRITE);
    }
    DependencyUpdate.of(ActionSettings.of(context), context.clock())
        .run(
            request,
            flags.connection(),
            new DependencyLines(context),
            Registries.events(context, false));
  }
}
