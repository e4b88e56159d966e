package dev.chartwright.release.lease;

import java.util.function.Consumer;

/**
 * Renews a lease three times in its duration, in a thread of its own, until it is closed or the
 * lease is lost.
 *
 * <p>A renewal that fails for another reason is tried again at the next beat.
 */
public final class LeaseHeartbeat implements AutoCloseable {
  private final ReleaseLease lease;
  private final Consumer<? super RuntimeException> told;
  private final long pauseMillis;
  private final Thread thread;
  private boolean closed;

  private LeaseHeartbeat(
      ReleaseLease lease, Consumer<? super RuntimeException> told, long pauseMillis) {
    this.lease = lease;
    this.told = told;
    this.pauseMillis = pauseMillis;
    this.thread = new Thread(this::run, "lease-heartbeat");
    this.thread.setDaemon(true);
  }

  /**
   * Begins to renew a lease that is held.
   *
   * @param told what went wrong with a renewal, from the heartbeat's thread: a {@link
   *     LeaseException} if the lease was lost, after which nothing more comes
   */
  public static LeaseHeartbeat start(ReleaseLease lease, Consumer<? super RuntimeException> told) {
    return start(lease, told, lease.duration().toMillis() / 3);
  }

  static LeaseHeartbeat start(
      ReleaseLease lease, Consumer<? super RuntimeException> told, long pauseMillis) {
    LeaseHeartbeat heartbeat = new LeaseHeartbeat(lease, told, pauseMillis);
    heartbeat.thread.start();
    return heartbeat;
  }

  private void run() {
    while (pause()) {
      try {
        lease.renew();
      } catch (LeaseException e) {
        told.accept(e);
        return;
      } catch (RuntimeException e) {
        told.accept(e);
      }
    }
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

  /** Ends the beats, after one that is under way; the lease stays held. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive() && !thread.equals(Thread.currentThread())) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
