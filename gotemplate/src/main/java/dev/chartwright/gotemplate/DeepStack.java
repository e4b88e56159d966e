package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** Runs what may be nested deeper than the stack of an ordinary thread allows. */
final class DeepStack {
  /** Reserved, not used: the system gives memory to the part that is touched. */
  private static final long BYTES = 1L << 30;

  private DeepStack() {}

  /** Runs a task in a thread with a large stack, and waits for it. What it throws is thrown. */
  static void run(Runnable task) {
    Outcome outcome = new Outcome(task);
    Thread thread;
    try {
      thread = new Thread(null, outcome, "deep template", BYTES);
      thread.setDaemon(true);
      thread.start();
    } catch (OutOfMemoryError e) {
      task.run();
      return;
    }
    outcome.await(thread);
  }

  private static final class Outcome implements Runnable {
    private final Runnable task;
    private volatile @Nullable Throwable thrown;

    Outcome(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        thrown = e;
      }
    }

    void await(Thread thread) {
      boolean interrupted = false;
      while (true) {
        try {
          thread.join();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (thrown instanceof RuntimeException e) {
        throw e;
      }
      if (thrown instanceof Error e) {
        throw e;
      }
    }
  }
}
