package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.ExitException;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandLine;
import dev.chartwright.golang.strconv.Quote;

/**
 * Refuses a {@code HELM_DRIVER} that nobody knows, a database that cannot be reached and files with
 * releases that cannot be read, before any command that does something: Helm does so even for
 * {@code version}.
 */
public final class StorageDriverCheck implements CommandLine.BeforeRun {
  private final CommandContext context;

  /** The check for one run. */
  public StorageDriverCheck(CommandContext context) {
    this.context = context;
  }

  @Override
  public void prepare(Command command) {
    String driver = context.env().getOrDefault("HELM_DRIVER", "");
    switch (driver) {
      case "", "secret", "secrets", "configmap", "configmaps" -> {}
      case "memory", "sql" -> Clusters.open(context).close();
      default -> {
        context.log().info("unknown driver " + Quote.quote(driver));
        throw new ExitException(1);
      }
    }
  }
}
