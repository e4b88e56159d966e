package dev.chartwright.action;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.time.ZoneFiles;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.release.ReleaseCodec;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.sql.SqlDriver;
import dev.chartwright.release.storage.ConfigMapDriver;
import dev.chartwright.release.storage.MemoryDriver;
import dev.chartwright.release.storage.ReleaseDriver;
import dev.chartwright.release.storage.SecretDriver;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The places where releases can be kept. Source: Helm 4.3.1 {@code pkg/action/action.go} (Init).
 */
final class ReleaseDrivers {
  private ReleaseDrivers() {}

  /**
   * Opens the place that the settings name.
   *
   * @throws ActionException {@code unknown driver …}
   */
  static ReleaseDriver open(Settings settings, ClusterSettings cluster, KubeApi api, Clock clock) {
    LogSink log = settings.log();
    String namespace = cluster.namespace();
    Supplier<KubeApi> server = () -> api;
    return switch (cluster.driver()) {
      case "", "secret", "secrets" ->
          SecretDriver.of(server, namespace, codec(settings), clock, log);
      case "configmap", "configmaps" ->
          ConfigMapDriver.of(server, namespace, codec(settings), clock, log);
      case "memory" -> MemoryDriver.of(namespace);
      case "sql" -> sql(settings, cluster, clock);
      default -> throw new ActionException("unknown driver " + Quote.quote(cluster.driver()));
    };
  }

  private static ReleaseDriver sql(Settings settings, ClusterSettings cluster, Clock clock) {
    Map<String, String> environment = settings.environment();
    try {
      return SqlDriver.connect(
          cluster.sqlConnectionString(),
          environment,
          environment.getOrDefault("USER", ""),
          cluster.namespace(),
          codec(settings),
          clock,
          settings.log());
    } catch (ReleaseException e) {
      throw new ActionException("unable to instantiate SQL driver: " + e.getMessage(), e);
    }
  }

  private static ReleaseCodec codec(Settings settings) {
    return ReleaseCodec.of(ZoneFiles.ofSystem(settings.environment()).local());
  }
}
