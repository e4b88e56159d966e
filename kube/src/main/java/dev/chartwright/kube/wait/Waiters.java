package dev.chartwright.kube.wait;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.WaitStrategy;
import dev.chartwright.kube.Waiter;

/**
 * Makes waiters. Source: Helm 4.3.1 {@code pkg/kube/client.go} (GetWaiter).
 *
 * <pre>{@code
 * Waiter waiter = Waiters.of(api, WaitStrategy.WATCHER, log);
 * waiter.awaitReady(resources, Duration.ofMinutes(5));
 * }</pre>
 *
 * <p>A waiter ends when its thread is interrupted: with {@code context canceled}, and the thread
 * stays interrupted. It leaves no thread behind.
 */
public final class Waiters {
  private Waiters() {}

  /** A waiter that nobody listens to, on the machine's time. */
  public static Waiter of(KubeApi api, WaitStrategy strategy, LogSink log) {
    return of(api, strategy, log, WaitClock.system(), WaitListener.none());
  }

  /**
   * A waiter.
   *
   * @param log takes Helm's debug lines
   * @param clock what deadlines and polling go by
   * @param listener hears how each wait goes
   */
  public static Waiter of(
      KubeApi api, WaitStrategy strategy, LogSink log, WaitClock clock, WaitListener listener) {
    if (strategy == WaitStrategy.LEGACY) {
      return new LegacyWaiter(api, log, clock, listener);
    }
    WatchingWaiter watching = new WatchingWaiter(api, log, clock, listener);
    return strategy == WaitStrategy.WATCHER ? watching : new HookWaiter(watching);
  }
}
