package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one wait: one for each watch, and a few that judge objects for which the server
 * must be asked. Closing ends them all, whatever they are doing.
 */
final class WatchThreads implements AutoCloseable {
  /** As many as Helm's command line has for each kind. */
  private static final int JUDGES = 8;

  private static final long PATIENCE_MILLIS = 500;

  private final StatusReader reader;
  private final Queue<Signal> signals;
  private final List<KindWatch> watches = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable Executor judges;
  private @Nullable ThreadPoolExecutor pool;

  /**
   * No threads yet.
   *
   * @param judges who judges instead of threads of its own; null for nobody
   */
  WatchThreads(StatusReader reader, Queue<Signal> signals, @Nullable Executor judges) {
    this.reader = reader;
    this.signals = signals;
    this.judges = judges;
  }

  void start(KindWatch watch) {
    watches.add(watch);
    threads.add(begin(watch, "watch"));
  }

  /** Judges an object that is got elsewhere, and tells the outcome. */
  void judge(ObjectKey key, int turn, Supplier<KubeObject> source) {
    Executor executor = judges;
    if (executor == null) {
      executor = pool();
      judges = executor;
    }
    executor.execute(() -> signals.add(new Signal.Judged(key, turn, reading(source))));
  }

  private Executor pool() {
    ThreadPoolExecutor made =
        new ThreadPoolExecutor(
            JUDGES,
            JUDGES,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> daemon(task, "judge"));
    made.allowCoreThreadTimeOut(true);
    pool = made;
    return made;
  }

  private StatusReader.Reading reading(Supplier<KubeObject> source) {
    try {
      return reader.read(source.get());
    } catch (KubeException e) {
      return StatusReader.Reading.failed(e);
    }
  }

  @Override
  public void close() {
    for (KindWatch watch : watches) {
      watch.stop();
    }
    for (Thread thread : threads) {
      thread.interrupt();
    }
    ThreadPoolExecutor made = pool;
    if (made != null) {
      made.shutdownNow();
    }
    boolean interrupted = Thread.interrupted();
    try {
      for (Thread thread : threads) {
        thread.join(PATIENCE_MILLIS);
      }
      if (made != null) {
        made.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread begin(Runnable task, String name) {
    Thread thread = daemon(task, name);
    thread.start();
    return thread;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, "kube-" + name);
    thread.setDaemon(true);
    return thread;
  }
}
