package dev.chartwright.repo.downloader.dependency;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does several things at a time, but never more than {@value #THREADS}; threads start when used.
 */
final class Workers implements AutoCloseable {
  private static final int THREADS = 12;
  private static final long PATIENCE_SECONDS = 1;

  private @Nullable ExecutorService threads;

  <T> Future<T> start(Callable<T> task) {
    ExecutorService pool = threads;
    if (pool == null) {
      pool =
          Executors.newFixedThreadPool(
              THREADS,
              work -> {
                Thread thread = new Thread(work, "chartwright-dependencies");
                thread.setDaemon(true);
                return thread;
              });
      threads = pool;
    }
    return pool.submit(task);
  }

  /** Waits for a result; what went wrong is thrown as it was. */
  static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException known) {
        throw known;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      if (cause instanceof IOException io) {
        throw new DependencyException(String.valueOf(io.getMessage()), io);
      }
      throw new IllegalStateException(cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DependencyException("interrupted", e);
    }
  }

  /** Ends what is still going on; it is not waited for long, since nobody wants it any more. */
  @Override
  public void close() {
    ExecutorService pool = threads;
    if (pool == null) {
      return;
    }
    pool.shutdownNow();
    try {
      if (!pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
