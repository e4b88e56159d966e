package dev.chartwright.action;

import org.jspecify.annotations.Nullable;

/**
 * What became of the hooks of one event.
 *
 * @param failure why one of them failed; null if all ended well
 * @param ending does what is to be done with the hooks afterwards: shows logs and deletes, as their
 *     policies say. Throws what prevents it
 */
record HookRun(@Nullable RuntimeException failure, Runnable ending) {
  /** All is said and nothing is left to do. */
  static HookRun failed(RuntimeException failure) {
    return new HookRun(failure, () -> {});
  }

  /** Ends the run and fails if a hook failed. */
  void end() {
    ending.run();
    if (failure != null) {
      throw failure;
    }
  }
}
