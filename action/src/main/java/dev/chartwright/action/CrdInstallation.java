package dev.chartwright.action;

import dev.chartwright.chart.Crd;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.CreateOptions;
import dev.chartwright.kube.KubeClient;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.StatusException;
import dev.chartwright.kube.WaitStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes what is in a chart's {@code crds/} before the chart is rendered: one file after the other,
 * then waits until the server knows the kinds. Source: Helm 4.3.1 {@code pkg/action/install.go}
 * (installCRDs).
 */
final class CrdInstallation {
  /** Helm's own limit, whatever {@code --timeout} says. */
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final Cluster cluster;
  private final LogSink log;

  CrdInstallation(Cluster cluster, LogSink log) {
    this.cluster = cluster;
    this.log = log;
  }

  /**
   * Makes the definitions.
   *
   * @throws RuntimeException {@code failed to install CRD crds/a.yaml: …}, or why they did not
   *     become ready
   */
  void run(List<Crd> crds, boolean serverSide, boolean forceConflicts, WaitStrategy strategy) {
    KubeClient kube = cluster.kube();
    CreateOptions options = CreateOptions.defaults().withServerSide(serverSide, forceConflicts);
    List<Resource> made = new ArrayList<>();
    for (Crd crd : crds) {
      List<Resource> resources;
      try {
        resources = kube.build(crd.file().text(), false);
      } catch (RuntimeException e) {
        throw failed(crd, e);
      }
      if (resources.isEmpty()) {
        throw new ActionException("failed to install CRD " + crd.name() + ": resources are empty");
      }
      try {
        kube.create(resources, options);
      } catch (RuntimeException e) {
        if (alreadyExists(e)) {
          log.debug("CRD is already present. Skipping", "crd", crd.name());
          continue;
        }
        throw failed(crd, e);
      }
      made.addAll(resources);
    }
    if (!made.isEmpty()) {
      WaitStrategy waiting = strategy == WaitStrategy.HOOK_ONLY ? WaitStrategy.WATCHER : strategy;
      kube.waiter(waiting).awaitReady(made, TIMEOUT);
      log.debug("clearing REST mapper cache");
      cluster.forgetCapabilities();
    }
  }

  private static ActionException failed(Crd crd, RuntimeException e) {
    return new ActionException("failed to install CRD " + crd.name() + ": " + e.getMessage(), e);
  }

  /** Whether the failure comes from an object that is there already. */
  static boolean alreadyExists(RuntimeException failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof StatusException status) {
        return status.alreadyExists();
      }
    }
    return false;
  }
}
