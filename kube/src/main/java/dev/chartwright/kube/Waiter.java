package dev.chartwright.kube;

import java.time.Duration;
import java.util.List;

/**
 * Waits for objects of a cluster. Zero durations mean what Helm makes of them: 30 s for the
 * watcher. Source: Helm 4.3.1 {@code pkg/kube/interface.go} (Waiter).
 */
public interface Waiter {
  /**
   * Waits until the objects are ready; jobs are ready when they exist.
   *
   * @throws WaitException if one fails or time is up, with Helm's message
   */
  void awaitReady(List<Resource> resources, Duration timeout);

  /** Waits until the objects are ready, and jobs done. */
  void awaitReadyWithJobs(List<Resource> resources, Duration timeout);

  /** Waits until the objects are ready, and jobs done if they are waited for. */
  default void awaitReady(List<Resource> resources, boolean jobs, Duration timeout) {
    if (jobs) {
      awaitReadyWithJobs(resources, timeout);
    } else {
      awaitReady(resources, timeout);
    }
  }

  /** Waits until the objects are gone. */
  void awaitDeleted(List<Resource> resources, Duration timeout);

  /** Waits until hooks have done their work: jobs and pods have ended well, others exist. */
  void awaitHooks(List<Resource> resources, Duration timeout);
}
