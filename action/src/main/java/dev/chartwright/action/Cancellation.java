package dev.chartwright.action;

import java.util.ArrayList;
import java.util.List;

/**
 * How a caller stops a verb that changes a release. Safe for several threads.
 *
 * <p>What is under way is not undone by it: the verb marks the release as failed and, if asked to,
 * rolls it back. Source: Go's {@code context.Context}, as Helm 4.3.1 uses it in {@code
 * pkg/cmd/install.go}.
 */
public final class Cancellation {
  private final List<Runnable> listeners = new ArrayList<>();
  private boolean cancelled;

  private Cancellation() {}

  /** A verb that may be stopped. */
  public static Cancellation create() {
    return new Cancellation();
  }

  /** Stops the verb; the second time changes nothing. */
  public void cancel() {
    List<Runnable> told;
    synchronized (this) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      told = List.copyOf(listeners);
    }
    for (Runnable each : told) {
      each.run();
    }
  }

  /** Whether the verb is to stop. */
  public synchronized boolean cancelled() {
    return cancelled;
  }

  /** Fails if the verb is to stop. */
  void check() {
    if (cancelled()) {
      throw stopped();
    }
  }

  /** Go's words for it. */
  static ActionException stopped() {
    return new ActionException("context canceled");
  }

  /** Calls when the verb is to stop, at once if it is already. */
  void whenCancelled(Runnable listener) {
    synchronized (this) {
      if (!cancelled) {
        listeners.add(listener);
        return;
      }
    }
    listener.run();
  }
}
