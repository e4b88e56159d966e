package dev.chartwright.kube.rest;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets a burst of requests through at once and then so many a second. Safe for several threads.
 * Source: client-go {@code util/flowcontrol/throttle.go}.
 */
final class RateLimiter {
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final int burst;
  private final LongSupplier nanoTime;
  private final Pause pause;
  private double tokens;
  private long last;

  /**
   * A limiter whose burst is untouched.
   *
   * @param perSecond negative for no limit
   */
  RateLimiter(double perSecond, int burst, LongSupplier nanoTime, Pause pause) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoTime = nanoTime;
    this.pause = pause;
    this.tokens = burst;
    this.last = nanoTime.getAsLong();
  }

  /** Waits until one more request may be sent. */
  void await() {
    if (perSecond < 0) {
      return;
    }
    long wait = take();
    if (wait > 0) {
      pause.sleep(Duration.ofNanos(wait));
    }
  }

  private synchronized long take() {
    long now = nanoTime.getAsLong();
    tokens = Math.min(burst, tokens + (now - last) / NANOS * perSecond);
    last = now;
    tokens -= 1;
    return tokens >= 0 ? 0 : (long) (-tokens / perSecond * NANOS);
  }
}
