package dev.chartwright.http;

import java.time.Duration;

/**
 * How long one exchange may still take, by the limits of its {@link Timeouts}.
 *
 * <p>One thread waits, another (the upload) may report progress.
 */
final class Pace {

  private static final long NEVER = Long.MAX_VALUE;
  private static final long SLICE = 250_000_000L;

  private final long idleNanos;
  private final long overallAt;
  private volatile long lastProgress;
  private volatile long stepAt = NEVER;
  private volatile boolean sliced;
  private volatile boolean readingBody;

  Pace(Timeouts timeouts) {
    this.idleNanos = nanos(timeouts.idle());
    this.lastProgress = System.nanoTime();
    this.overallAt = at(timeouts.overall());
  }

  private static long nanos(Duration limit) {
    if (limit.isZero()) {
      return NEVER;
    }
    return limit.toSeconds() > 1L << 32 ? NEVER : limit.toNanos();
  }

  private static long at(Duration limit) {
    long nanos = nanos(limit);
    return nanos == NEVER ? NEVER : System.nanoTime() + nanos;
  }

  /** Something moved. */
  void progress() {
    lastProgress = System.nanoTime();
  }

  /** Limits what follows until {@link #stepEnds()}; zero is no limit. */
  void step(Duration limit) {
    progress();
    stepAt = at(limit);
  }

  void stepEnds() {
    stepAt = NEVER;
    progress();
  }

  /**
   * Whether a wait must look around from time to time, since another thread may change the limits.
   */
  void sliced(boolean on) {
    sliced = on;
  }

  /** From now on a passed deadline is told as one while reading the body. */
  void readingBody() {
    readingBody = true;
  }

  /**
   * How long to wait for the next byte: milliseconds, at least 1, or 0 for no limit.
   *
   * @throws WireException if a limit has passed
   */
  int waitMillis() throws WireException {
    long now = System.nanoTime();
    long left = NEVER;
    if (overallAt != NEVER) {
      left = overallAt - now;
      if (left <= 0) {
        throw new WireException(
            Fault.DEADLINE,
            "context deadline exceeded (Client.Timeout "
                + (readingBody
                    ? "or context cancellation while reading body)"
                    : "exceeded while awaiting headers)"),
            null);
      }
    }
    long step = stepAt;
    if (step != NEVER) {
      if (step - now <= 0) {
        throw new WireException(Fault.CONNECT_TIMEOUT, "i/o timeout", null);
      }
      left = Math.min(left, step - now);
    } else if (idleNanos != NEVER) {
      long idle = lastProgress + idleNanos - now;
      if (idle <= 0) {
        throw new WireException(
            Fault.IDLE_TIMEOUT,
            readingBody ? "i/o timeout" : "net/http: timeout awaiting response headers",
            null);
      }
      left = Math.min(left, idle);
    }
    if (sliced) {
      left = Math.min(left, SLICE);
    }
    return left == NEVER ? 0 : (int) Math.min(left / 1_000_000 + 1, Integer.MAX_VALUE);
  }
}
