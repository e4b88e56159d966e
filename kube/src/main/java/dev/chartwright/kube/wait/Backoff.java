package dev.chartwright.kube.wait;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Waits longer and longer between attempts: 0.8 s, doubled up to 30 s, each up to twice as long by
 * chance; begins anew after two quiet minutes. Source: client-go 0.37.1 {@code
 * tools/cache/reflector.go}.
 */
final class Backoff {
  private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(800);
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);
  private static final long QUIET = TimeUnit.MINUTES.toNanos(2);

  private final WaitClock clock;
  private final LinkedBlockingQueue<Object> nothing = new LinkedBlockingQueue<>();
  private long next = FIRST;
  private long last;

  Backoff(WaitClock clock) {
    this.clock = clock;
    this.last = clock.nanoTime();
  }

  /** Lets the time pass that is due now. */
  void pause() throws InterruptedException {
    long now = clock.nanoTime();
    if (now - last > QUIET) {
      next = FIRST;
    }
    long pause = (long) (next * (1 + ThreadLocalRandom.current().nextDouble()));
    next = Math.min(next * 2, LONGEST);
    clock.poll(nothing, pause);
    last = clock.nanoTime();
  }
}
