package dev.chartwright.release.storage;

import java.time.Duration;

/** Lets time pass between attempts to store a record; tests let it pass at once. */
@FunctionalInterface
public interface Pause {
  /**
   * Lets the time pass.
   *
   * @return false if the thread was interrupted, so that nothing more is to be tried
   */
  boolean sleep(Duration time);

  /** Real time. */
  static Pause real() {
    return new Sleep();
  }

  /** The thread sleeps. */
  final class Sleep implements Pause {
    private Sleep() {}

    @Override
    public boolean sleep(Duration time) {
      try {
        Thread.sleep(time.toMillis());
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
