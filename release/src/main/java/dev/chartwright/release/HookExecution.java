package dev.chartwright.release;

import dev.chartwright.golang.time.GoTime;

/**
 * The last run of a hook.
 *
 * @param startedAt {@link GoTime#ZERO} if it never ran
 * @param completedAt {@link GoTime#ZERO} if it has not ended
 * @param phase the word in the record; empty if the hook never ran
 */
public record HookExecution(GoTime startedAt, GoTime completedAt, String phase) {
  /** A hook that never ran. */
  public static HookExecution never() {
    return new HookExecution(GoTime.ZERO, GoTime.ZERO, "");
  }
}
