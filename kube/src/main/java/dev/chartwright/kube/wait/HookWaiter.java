package dev.chartwright.kube.wait;

import dev.chartwright.kube.Resource;
import dev.chartwright.kube.Waiter;
import java.time.Duration;
import java.util.List;

/**
 * Waits for hooks and for nothing else. Source: Helm 4.3.1 {@code pkg/kube/statuswait.go}
 * (hookOnlyWaiter).
 */
final class HookWaiter implements Waiter {
  private final Waiter hooks;

  HookWaiter(Waiter hooks) {
    this.hooks = hooks;
  }

  @Override
  public void awaitReady(List<Resource> resources, Duration timeout) {}

  @Override
  public void awaitReadyWithJobs(List<Resource> resources, Duration timeout) {}

  @Override
  public void awaitDeleted(List<Resource> resources, Duration timeout) {}

  @Override
  public void awaitHooks(List<Resource> resources, Duration timeout) {
    hooks.awaitHooks(resources, timeout);
  }
}
