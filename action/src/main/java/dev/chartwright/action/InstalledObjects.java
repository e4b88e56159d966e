package dev.chartwright.action;

import dev.chartwright.chart.HookEvent;
import dev.chartwright.kube.KubeClient;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.StatusException;
import dev.chartwright.kube.WaitException;
import dev.chartwright.kube.WaitStrategy;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseHook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far an installation had come that was never recorded as ended. It changes nothing.
 *
 * <p>An installation whose process lost the cluster in its last moment works, and must not be
 * removed for want of a record.
 */
final class InstalledObjects {
  /** How long objects may take to be seen ready. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  /** How far it had come. */
  enum Progress {
    /** Objects are missing, not ready, or another's. */
    PARTLY,
    /** All objects are there and ready; whether hooks ran after that is not known. */
    READY,
    /** All objects are there and ready, and nothing was to follow. */
    DONE
  }

  private InstalledObjects() {}

  /**
   * Looks.
   *
   * @throws KubeException if the cluster cannot be reached or refuses
   */
  static Progress of(KubeClient kube, Release release) {
    List<Resource> resources;
    try {
      resources = kube.build(release.manifest(), false);
    } catch (StatusException e) {
      throw e;
    } catch (KubeException e) {
      // The server has lost a kind, and with it the objects.
      return Progress.PARTLY;
    }
    Ownership ownership = Ownership.of(release.name(), release.namespace());
    for (Resource each : resources) {
      Optional<KubeObject> live = each.name().isEmpty() ? Optional.empty() : kube.get(each);
      if (live.isEmpty() || ownership.objection(live.get()) != null) {
        return Progress.PARTLY;
      }
    }
    try {
      kube.waiter(WaitStrategy.WATCHER).awaitReady(resources, LOOK);
    } catch (WaitException e) {
      return Progress.PARTLY;
    }
    for (ReleaseHook each : release.hooks()) {
      if (each.hook().events().contains(HookEvent.POST_INSTALL)) {
        return Progress.READY;
      }
    }
    // Without objects nothing shows that hooks before them were over.
    return resources.isEmpty() && !release.hooks().isEmpty() ? Progress.PARTLY : Progress.DONE;
  }
}
