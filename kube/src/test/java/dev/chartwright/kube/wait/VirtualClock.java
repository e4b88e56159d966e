package dev.chartwright.kube.wait;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A time that goes on only when every thread of a wait has nothing to do, and then at once to the
 * next moment at which something is to happen. Pauses of threads other than the first one to ask
 * take no time.
 */
final class VirtualClock implements WaitClock {
  private record Task(long at, int order, Runnable action) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      return at != other.at ? Long.compare(at, other.at) : Integer.compare(order, other.order);
    }
  }

  private final Thread owner = Thread.currentThread();
  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private BooleanSupplier idle = () -> true;
  private volatile long nanos;

  /** Says when nothing is going on. */
  void idle(BooleanSupplier condition) {
    idle = condition;
  }

  /** Has something happen after some seconds. */
  void at(long seconds, Runnable action) {
    tasks.add(new Task(TimeUnit.SECONDS.toNanos(seconds), tasks.size(), action));
  }

  Duration elapsed() {
    return Duration.ofNanos(nanos);
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanos);
  }

  @Override
  public <T> @Nullable T poll(BlockingQueue<T> queue, long wait) throws InterruptedException {
    if (!Thread.currentThread().equals(owner)) {
      return queue.poll(1, TimeUnit.MILLISECONDS);
    }
    long until = nanos + wait;
    while (true) {
      boolean nothingGoesOn = idle.getAsBoolean();
      T next = queue.poll(nothingGoesOn ? 0 : 1, TimeUnit.MILLISECONDS);
      if (next != null) {
        return next;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (nothingGoesOn) {
        Task task = tasks.peek();
        if (task == null || task.at() > until) {
          nanos = until;
          return null;
        }
        tasks.remove();
        nanos = Math.max(nanos, task.at());
        task.action().run();
      }
    }
  }
}
