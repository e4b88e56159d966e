package dev.chartwright.release.lease;

import java.util.function.Consumer;

/**
 * Renews a lease three times in its duration, in a thread of its own, until it is closed or the
 * lease is lost.
 *
 * <p>A renewal that fails for another reason is tried again at the next beat. When none has
 * succeeded for as long as the lease lasts, it counts as lost, also while a server that does not
 * answer is still waited for: from then on somebody else may take it.
 */
public final class LeaseHeartbeat implements AutoCloseable {
  private final ReleaseLease lease;
  private final Consumer<? super RuntimeException> told;
  private final long pauseMillis;
  private final long lastsNanos;
  private final Thread thread;
  private final Thread watch;
  private long renewed = System.nanoTime();
  private boolean closed;
  private boolean expired;

  private LeaseHeartbeat(
      ReleaseLease lease,
      Consumer<? super RuntimeException> told,
      long pauseMillis,
      long lastsNanos) {
    this.lease = lease;
    this.told = told;
    this.pauseMillis = pauseMillis;
    this.lastsNanos = lastsNanos;
    this.thread = new Thread(this::run, "lease-heartbeat");
    this.thread.setDaemon(true);
    this.watch = new Thread(this::watch, "lease-watch");
    this.watch.setDaemon(true);
  }

  /**
   * Begins to renew a lease that is held.
   *
   * @param told what went wrong with a renewal, from the heartbeat's thread: a {@link
   *     LeaseException} if the lease was lost, after which nothing more comes
   */
  public static LeaseHeartbeat start(ReleaseLease lease, Consumer<? super RuntimeException> told) {
    return start(lease, told, lease.duration().toMillis() / 3, lease.duration().toNanos());
  }

  static LeaseHeartbeat start(
      ReleaseLease lease,
      Consumer<? super RuntimeException> told,
      long pauseMillis,
      long lastsNanos) {
    LeaseHeartbeat heartbeat = new LeaseHeartbeat(lease, told, pauseMillis, lastsNanos);
    heartbeat.thread.start();
    heartbeat.watch.start();
    return heartbeat;
  }

  private void run() {
    while (pause()) {
      long began = System.nanoTime();
      try {
        lease.renew();
        renewed(began);
      } catch (LeaseException e) {
        if (end()) {
          told.accept(e);
        }
        return;
      } catch (RuntimeException e) {
        told.accept(e);
      }
    }
  }

  private synchronized void renewed(long at) {
    renewed = at;
  }

  /** Ends the beats; false if they have ended already. */
  private synchronized boolean end() {
    boolean first = !closed;
    closed = true;
    notifyAll();
    return first;
  }

  private void watch() {
    if (awaitExpiry()) {
      told.accept(lease.expired());
    }
  }

  /** Waits until the lease has run out; false if it is closed before. */
  private synchronized boolean awaitExpiry() {
    try {
      for (long left = lastsNanos; !closed && left > 0; ) {
        wait(left / 1_000_000 + 1);
        left = renewed + lastsNanos - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    expired = end();
    return expired;
  }

  /** Whether the lease ran out before it was closed. */
  public synchronized boolean expired() {
    return expired;
  }

  /** Waits for the next beat; false if there is to be none. */
  private synchronized boolean pause() {
    long until = System.nanoTime() + pauseMillis * 1_000_000;
    try {
      long left = pauseMillis;
      while (!closed && left > 0) {
        wait(left);
        left = (until - System.nanoTime() + 999_999) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !closed;
  }

  /** Ends the beats, after one that is under way unless the lease ran out; the lease stays held. */
  @Override
  public void close() {
    end();
    boolean interrupted = expired() ? false : join(thread);
    interrupted |= join(watch);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a thread to end; whether this one was interrupted meanwhile. */
  private static boolean join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive() && !thread.equals(Thread.currentThread())) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
        thread.interrupt();
      }
    }
    return interrupted;
  }
}
