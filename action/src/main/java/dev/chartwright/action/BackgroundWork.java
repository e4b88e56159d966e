package dev.chartwright.action;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Does the changing part of a verb on a thread of its own, so that who called can stop waiting for
 * it. Source: Helm 4.3.1 {@code pkg/action/install.go} (performInstallCtx).
 */
final class BackgroundWork {
  /** How the work ended, or that it is no longer waited for. */
  private record Ended(@Nullable RuntimeException failure, @Nullable Error error) {}

  private BackgroundWork() {}

  /**
   * Does the work and waits for its end. When the verb is cancelled, the work goes on while this
   * fails.
   *
   * @throws ActionException {@code context canceled}
   * @throws RuntimeException what the work throws
   */
  static void run(Runnable work, Cancellation cancellation) {
    cancellation.check();
    BlockingQueue<Ended> ends = new LinkedBlockingQueue<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
                ends.add(new Ended(null, null));
              } catch (RuntimeException e) {
                ends.add(new Ended(e, null));
              } catch (Error e) {
                ends.add(new Ended(null, e));
              }
            },
            "release");
    thread.setDaemon(true);
    cancellation.whenCancelled(() -> ends.add(new Ended(Cancellation.stopped(), null)));
    thread.start();
    Ended end = first(ends);
    if (end.error() != null) {
      throw end.error();
    }
    if (end.failure() != null) {
      throw end.failure();
    }
  }

  private static Ended first(BlockingQueue<Ended> ends) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return ends.take();
        } catch (InterruptedException e) {
          interrupted = true;
          ends.add(new Ended(Cancellation.stopped(), null));
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
