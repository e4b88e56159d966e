package dev.chartwright.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The daemon threads of one copy, which stop at the first failure: what is queued is dropped, what
 * is on its way is interrupted.
 */
final class CopyThreads implements AutoCloseable {
  private final List<Thread> workers = new ArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final ThreadPoolExecutor pool;

  CopyThreads(int number) {
    pool =
        new ThreadPoolExecutor(
            number, number, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::worker);
  }

  private Thread worker(Runnable work) {
    Thread thread = new Thread(work, "oci-copy");
    thread.setDaemon(true);
    synchronized (workers) {
      workers.add(thread);
    }
    return thread;
  }

  /** Runs a step of what {@code future} stands for; a failure ends the future and the copy. */
  void execute(CompletableFuture<Void> future, Runnable step) {
    pool.execute(() -> {
      if (stopped()) {
        future.cancel(false);
        return;
      }
      try {
        step.run();
      } catch (Throwable e) {
        stop(e);
        future.completeExceptionally(e);
      }
    });
  }

  boolean stopped() {
    return failure.get() != null;
  }

  void stop(Throwable reason) {
    if (!failure.compareAndSet(null, reason)) {
      return;
    }
    synchronized (workers) {
      for (Thread worker : workers) {
        if (!worker.equals(Thread.currentThread())) {
          worker.interrupt();
        }
      }
    }
  }

  void throwFirstFailure() {
    Throwable first = failure.get();
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof RuntimeException problem) {
      throw problem;
    }
    if (first != null) {
      throw new OciException(OciException.text(first), first);
    }
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
