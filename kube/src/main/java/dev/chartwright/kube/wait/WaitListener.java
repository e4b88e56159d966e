package dev.chartwright.kube.wait;

import dev.chartwright.kube.Resource;
import java.time.Duration;
import java.util.List;

/**
 * Hears how a wait goes. Calls come one after another, from the thread that waits; {@link
 * #cancelled} apart.
 *
 * <p>What it throws ends the wait.
 */
public interface WaitListener {
  /** What is waited for. */
  enum Goal {
    /** Objects are to become ready. */
    READY("ready"),
    /** Objects are to become ready, and jobs to end well. */
    READY_WITH_JOBS("ready"),
    /** Objects are to go. */
    DELETED("deleted"),
    /** Hooks are to do their work. */
    HOOKS("hooks");

    private final String word;

    Goal(String word) {
      this.word = word;
    }

    /** The word in reports. */
    public String word() {
      return word;
    }

    /** Whether an object that is that far is what is waited for. */
    public boolean reached(Readiness readiness) {
      return this == DELETED
          ? readiness == Readiness.NOT_FOUND || readiness == Readiness.UNKNOWN
          : readiness == Readiness.CURRENT;
    }
  }

  /** A wait begins. */
  default void began(Goal goal, List<Resource> resources, Duration timeout) {}

  /** Something new is known of an object. */
  default void changed(WaitEvent event) {}

  /** Nothing has changed for a second or so; a chance to show that time goes on. */
  default void passed(Duration elapsed) {}

  /** The wait is over. */
  default void ended(WaitReport report) {}

  /**
   * The verb was told to stop, and says so itself; its waits may go on for a moment. Comes from any
   * thread.
   */
  default void cancelled() {}

  /** A listener that hears all and passes it on to another one. */
  default WaitListener and(WaitListener other) {
    return new BothListeners(this, other);
  }

  /** Hears nothing. */
  static WaitListener none() {
    return SilentListener.LISTENER;
  }

  /** A listener without reaction, for which no report is made. */
  enum SilentListener implements WaitListener {
    /** The only one. */
    LISTENER
  }
}
