package dev.chartwright.action;

import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The namespaces of a cluster by name, for completion on the command line. Safe for several
 * threads. Source: Helm 4.3.1 {@code pkg/cmd/root.go}.
 */
public final class NamespaceNames {
  private final Settings settings;
  private final ClusterSettings cluster;
  private final Clock clock;

  private NamespaceNames(Settings settings, ClusterSettings cluster, Clock clock) {
    this.settings = settings;
    this.cluster = cluster;
    this.clock = clock;
  }

  /** The namespaces of the cluster that flags, environment and kubeconfig files name. */
  public static NamespaceNames of(Settings settings, ClusterSettings cluster, Clock clock) {
    return new NamespaceNames(settings, cluster, clock);
  }

  /**
   * Asks the server, which sorts them.
   *
   * @param seconds how long the server may take
   * @throws dev.chartwright.kube.KubeException if it cannot be asked, or refuses
   */
  public List<String> list(int seconds) {
    try (KubeApi api = ClusterConnection.api(settings, cluster, clock)) {
      KubeObject answer =
          api.send(
              KubeRequest.get("/api/v1/namespaces")
                  .query("timeoutSeconds", Integer.toString(seconds)));
      List<String> names = new ArrayList<>();
      for (Object item : answer.listAt("items")) {
        if (item instanceof Map<?, ?> namespace
            && namespace.get("metadata") instanceof Map<?, ?> metadata
            && metadata.get("name") instanceof String name) {
          names.add(name);
        }
      }
      return names;
    }
  }
}
