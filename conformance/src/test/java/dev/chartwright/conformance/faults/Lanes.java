package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Attempts side by side: most of each is waiting for a server or for the next try. All of them are
 * made, and what failed is told together.
 */
final class Lanes {
  private static final int LANES = 6;

  private Lanes() {}

  /** What is done with each case on a rig that it has for itself. */
  interface Attempt<T> {
    void on(ReleaseFaultRig rig, T what) throws Exception;
  }

  /** Where the rigs come from. */
  interface Rigs {
    ReleaseFaultRig make(int lane) throws Exception;
  }

  static <T> void forEach(List<T> cases, Rigs rigs, Attempt<T> attempt)
      throws InterruptedException, ExecutionException {
    Queue<T> waiting = new ConcurrentLinkedQueue<>(cases);
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int lane = 1; lane <= Math.min(LANES, cases.size()); lane++) {
        int number = lane;
        running.add(
            lanes.submit(() -> {
              try (ReleaseFaultRig rig = rigs.make(number)) {
                for (T what = waiting.poll(); what != null; what = waiting.poll()) {
                  try {
                    attempt.on(rig, what);
                  } catch (AssertionError | RuntimeException e) {
                    failures.add(what + ": " + e + "\n" + rig.lastAttempt());
                    rig.api().clearFaults();
                  }
                }
              }
              return null;
            }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      lanes.shutdownNow();
    }
    assertThat(failures).isEmpty();
  }
}
