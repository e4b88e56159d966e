package dev.chartwright.kube;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries a call again when somebody else changed the object in between: five times, ten milliseconds
 * apart. Source: client-go {@code util/retry} (DefaultRetry).
 */
final class Retry {
  private static final int STEPS = 5;
  private static final long MILLIS = 10;

  private Retry() {}

  /** Tries again on conflicts. */
  static <T> T onConflict(Supplier<T> call) {
    return on(Retry::isConflict, call);
  }

  /** Tries again on failures of one kind; the last one is thrown. */
  static <T> T on(Predicate<KubeException> again, Supplier<T> call) {
    for (int step = 1; ; step++) {
      try {
        return call.get();
      } catch (KubeException e) {
        if (step == STEPS || !again.test(e)) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private static void pause(KubeException failure) {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  /** Whether a failure, or what caused it, is a conflict. */
  static boolean isConflict(Throwable failure) {
    StatusException status = status(failure);
    return status != null && status.conflict();
  }

  /** Whether a quota was changed while it was counted against. */
  static boolean isQuotaConflict(KubeException failure) {
    String message = String.valueOf(failure.getMessage());
    return isConflict(failure)
        && message.contains("Operation cannot be fulfilled on resourcequotas")
        && message.contains("the object has been modified");
  }

  /** The server's answer behind a failure. */
  static @Nullable StatusException status(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof StatusException status) {
        return status;
      }
    }
    return null;
  }
}
