package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cancellation;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.kube.wait.WaitListener;

/**
 * Cancels a verb when the process is told to end: says so, and lets the verb mark its release as
 * failed and its command end as it would otherwise.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cmd/install.go} (runInstall).
 */
final class CancelOnSignal {
  private final Thread hook;

  private CancelOnSignal(Thread hook) {
    this.hook = hook;
  }

  /**
   * Cancels from now on until it is closed.
   *
   * @param name what the command calls the release
   * @param waits is told first, so that it writes nothing into what follows
   */
  static CancelOnSignal of(
      CommandContext context, String name, Cancellation cancellation, WaitListener waits) {
    Thread command = Thread.currentThread();
    Thread hook =
        new Thread(() -> {
          waits.cancelled();
          context.out().println("Release " + name + " has been cancelled.");
          context.out().flush();
          cancellation.cancel();
          // The process would end with this thread; the command's own end comes first.
          await(command);
        });
    Runtime.getRuntime().addShutdownHook(hook);
    return new CancelOnSignal(hook);
  }

  private static void await(Thread command) {
    try {
      command.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Signals end the process again as they are. */
  void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is about to end, and the hook waits for the command.
      return;
    }
  }
}
