package dev.chartwright.action;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.time.ZoneFiles;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.release.ReleaseCodec;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.sql.SqlDriver;
import dev.chartwright.release.storage.ConfigMapDriver;
import dev.chartwright.release.storage.MemoryData;
import dev.chartwright.release.storage.MemoryDriver;
import dev.chartwright.release.storage.Oversize;
import dev.chartwright.release.storage.ReleaseDriver;
import dev.chartwright.release.storage.SecretDriver;
import java.time.Clock;
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
   * @throws RecordsException if a database cannot be reached, or a file not be read
   */
  static ReleaseDriver open(Settings settings, ClusterSettings cluster, KubeApi api, Clock clock) {
    LogSink log = settings.log();
    String namespace = cluster.namespace();
    Supplier<KubeApi> server = () -> api;
    return switch (cluster.driver()) {
      case "", "secret", "secrets" ->
          SecretDriver.of(server, namespace, codec(settings), clock, log)
              .withOversize(oversize(settings, cluster));
      case "configmap", "configmaps" ->
          ConfigMapDriver.of(server, namespace, codec(settings), clock, log)
              .withOversize(oversize(settings, cluster));
      case "memory" -> memory(settings, namespace);
      case "sql" -> sql(settings, cluster, clock);
      default -> throw new ActionException("unknown driver " + Quote.quote(cluster.driver()));
    };
  }

  private static ReleaseDriver memory(Settings settings, String namespace) {
    MemoryDriver driver = MemoryDriver.of(namespace);
    String files = settings.environment().getOrDefault("HELM_MEMORY_DRIVER_DATA", "");
    try {
      MemoryData.load(driver, files, namespace, codec(settings));
    } catch (ReleaseException e) {
      throw new RecordsException(String.valueOf(e.getMessage()));
    }
    return driver;
  }

  private static ReleaseDriver sql(Settings settings, ClusterSettings cluster, Clock clock) {
    String user = settings.environment().getOrDefault("USER", "");
    try {
      return SqlDriver.connect(
          cluster.sqlConnectionString(),
          settings.environment(),
          user.isEmpty() ? "postgres" : user,
          cluster.namespace(),
          codec(settings),
          clock,
          settings.log());
    } catch (ReleaseException e) {
      throw new RecordsException("unable to instantiate SQL driver: " + e.getMessage());
    }
  }

  /** Records in parts are wished for; as helm, we let the API refuse what is too large. */
  private static Oversize oversize(Settings settings, ClusterSettings cluster) {
    if (!settings.extras()) {
      return Oversize.SEND;
    }
    return cluster.chunkedRecords() ? Oversize.SPLIT : Oversize.EXPLAIN;
  }

  private static ReleaseCodec codec(Settings settings) {
    return ReleaseCodec.of(ZoneFiles.ofSystem(settings.environment()).local());
  }
}
