package dev.chartwright.release;

import dev.chartwright.chart.Hook;

/** A hook of a release and its last run. */
public record ReleaseHook(Hook hook, HookExecution lastRun) {
  /** A hook that never ran. */
  public static ReleaseHook of(Hook hook) {
    return new ReleaseHook(hook, HookExecution.never());
  }

  /** The hook with another run. */
  public ReleaseHook with(HookExecution run) {
    return new ReleaseHook(hook, run);
  }
}
