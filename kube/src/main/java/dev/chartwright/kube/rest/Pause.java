package dev.chartwright.kube.rest;

import dev.chartwright.kube.KubeException;
import java.time.Duration;

/** Lets time pass between attempts; tests let it pass at once. */
@FunctionalInterface
interface Pause {
  void sleep(Duration time);

  /** Real time. */
  static Pause real() {
    return new Sleep();
  }

  /** The thread sleeps. */
  final class Sleep implements Pause {
    @Override
    public void sleep(Duration time) {
      try {
        Thread.sleep(time.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw KubeException.of("context canceled", e);
      }
    }
  }
}
