package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.ClusterConnection;
import dev.chartwright.action.ClusterSettings;
import dev.chartwright.action.RecordsException;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.EnvSettings;
import dev.chartwright.cli.ExitException;
import dev.chartwright.cli.Terminal;
import dev.chartwright.kube.wait.WaitListener;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Opens the cluster that global flags and environment name. */
final class Clusters {
  private Clusters() {}

  /** The cluster, with the namespace of the command line; nothing is sent yet. */
  static Cluster open(CommandContext context) {
    return open(context, settings(context));
  }

  /** The cluster, with somebody who hears how waits go. */
  static Cluster open(CommandContext context, WaitListener waits) {
    return open(context, settings(context), waits);
  }

  /** The cluster, with somebody who hears how waits go, and records of the size that is wished. */
  static Cluster open(CommandContext context, WaitListener waits, ChunkedRecordsFlag records) {
    return open(context, records.applied(settings(context)), waits);
  }

  /** The cluster with changed settings, such as another namespace. */
  static Cluster open(CommandContext context, ClusterSettings settings) {
    return open(context, settings, WaitListener.none());
  }

  private static Cluster open(
      CommandContext context, ClusterSettings settings, WaitListener waits) {
    try {
      return ClusterConnection.open(ActionSettings.of(context), settings, context.clock(), waits);
    } catch (RecordsException e) {
      context.log().info(String.valueOf(e.getMessage()));
      throw new ExitException(1);
    }
  }

  /** What flags and environment say. */
  static ClusterSettings settings(CommandContext context) {
    EnvSettings settings = context.settings();
    return new ClusterSettings(
        settings.configFlags(),
        settings.namespace(),
        settings.queriesPerSecond(),
        settings.burstLimit(),
        context.env().getOrDefault("HELM_DRIVER", ""),
        context.env().getOrDefault("HELM_DRIVER_SQL_CONNECTION_STRING", ""),
        ChunkedRecordsFlag.inEnvironment(context),
        new StandardInput(context.env()),
        new ServerWarnings(context.err(), context.clock()),
        true);
  }

  /** Whether standard input is a terminal. */
  private record StandardInput(Map<String, String> env) implements BooleanSupplier {
    @Override
    public boolean getAsBoolean() {
      return Terminal.isTerminal(env, 0);
    }
  }
}
