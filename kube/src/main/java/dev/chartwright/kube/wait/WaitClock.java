package dev.chartwright.kube.wait;

import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time as waiting sees it; tests drive one of their own. */
public interface WaitClock {
  /** A count of nanoseconds that only goes forward; meaningful in differences only. */
  long nanoTime();

  /** The time of day, which objects' timestamps are held against. */
  Instant now();

  /**
   * Takes the next element of a queue.
   *
   * @param nanos how long to wait for one
   * @return null if none came in that time
   */
  <T> @Nullable T poll(BlockingQueue<T> queue, long nanos) throws InterruptedException;

  /** The machine's time. */
  static WaitClock system() {
    return SystemClock.CLOCK;
  }

  /** {@link System#nanoTime}. */
  enum SystemClock implements WaitClock {
    /** The only one. */
    CLOCK;

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public <T> @Nullable T poll(BlockingQueue<T> queue, long nanos) throws InterruptedException {
      return queue.poll(nanos, TimeUnit.NANOSECONDS);
    }
  }
}
