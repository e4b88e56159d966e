package dev.chartwright.action;

import dev.chartwright.http.ExchangeListener;
import dev.chartwright.http.TlsStart;
import dev.chartwright.kube.ClusterClient;
import dev.chartwright.kube.IdleClient;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeClient;
import dev.chartwright.kube.config.ClusterConfig;
import dev.chartwright.kube.config.ConfigFlags;
import dev.chartwright.kube.config.KubeConfig;
import dev.chartwright.kube.rest.RestApi;
import dev.chartwright.kube.rest.RestOptions;
import dev.chartwright.kube.wait.WaitClock;
import dev.chartwright.kube.wait.WaitListener;
import dev.chartwright.release.storage.ReleaseStorage;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Opens the cluster that flags, environment and kubeconfig files name. Source: Helm 4.3.1 {@code
 * pkg/action/action.go} (Init), {@code pkg/cli/environment.go}.
 *
 * <pre>{@code
 * try (Cluster cluster = ClusterConnection.open(settings, clusterSettings, Clock.systemUTC())) {
 *   cluster.kube().checkReachable();
 * }
 * }</pre>
 */
public final class ClusterConnection {
  private ClusterConnection() {}

  /**
   * Opens a cluster: nothing is read or sent before it is used.
   *
   * @throws ActionException {@code unknown driver …}
   * @throws RecordsException if the database or the files with releases cannot be read
   */
  public static Cluster open(Settings settings, ClusterSettings cluster, Clock clock) {
    return open(settings, cluster, clock, WaitListener.none());
  }

  /**
   * Opens a cluster, and has somebody hear how waits go.
   *
   * @throws ActionException {@code unknown driver …}
   * @throws RecordsException if the database or the files with releases cannot be read
   */
  public static Cluster open(
      Settings settings, ClusterSettings cluster, Clock clock, WaitListener waits) {
    KubeApi api = api(settings, cluster, clock);
    ReleaseStorage releases =
        ReleaseStorage.of(ReleaseDrivers.open(settings, cluster, api, clock), settings.log());
    KubeClient client =
        cluster.driver().equals("memory")
            ? IdleClient.of(api, cluster.namespace())
            : ClusterClient.of(api, cluster.namespace(), settings.log())
                .withWaits(WaitClock.system(), waits);
    return Cluster.of(client, releases);
  }

  /** The API server alone. */
  static KubeApi api(Settings settings, ClusterSettings cluster, Clock clock) {
    if (cluster.shortLived()) {
      TlsStart.begin();
    }
    return RestApi.of(
        new Configured(cluster.connection()),
        new RestOptions(
            settings.userAgent(),
            cluster.queriesPerSecond(),
            cluster.burst(),
            settings.environment(),
            discoveryCache(cluster.connection()),
            cluster.terminal(),
            cluster.warnings(),
            settings.log(),
            ExchangeListener.NONE,
            clock,
            cluster.shortLived()));
  }

  private static String discoveryCache(ConfigFlags flags) {
    String named = flags.environment().getOrDefault("KUBECACHEDIR", "");
    return (named.isEmpty() ? flags.home() + "/.kube/cache" : named) + "/discovery";
  }

  /** Reads the files when the first request is made. */
  private record Configured(ConfigFlags flags) implements Supplier<ClusterConfig> {
    @Override
    public ClusterConfig get() {
      return KubeConfig.load(flags).clusterConfig();
    }
  }
}
