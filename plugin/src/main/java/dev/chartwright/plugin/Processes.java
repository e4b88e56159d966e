package dev.chartwright.plugin;

/**
 * Runs programs to their end.
 *
 * <p>{@link SystemProcesses} does so; tests and programs that must not start others bring their
 * own.
 */
@FunctionalInterface
public interface Processes {
  /**
   * Runs a program and waits for it.
   *
   * @throws PluginException if it cannot be started, in Go's words: {@code fork/exec ./x:
   *     permission denied}
   */
  ProcessResult run(ProcessCall call);

  /** The streams of the user, for plugins that run in this process; none unless there are some. */
  default PluginStreams streams() {
    return PluginStreams.none();
  }
}
