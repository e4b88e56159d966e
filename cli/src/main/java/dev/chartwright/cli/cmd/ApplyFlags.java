package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.DurationValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.kube.WaitStrategy;
import java.time.Duration;

/** The flags that say how objects are brought into a cluster and waited for. */
final class ApplyFlags {
  private final BoolValue forceReplace = BoolValue.off();
  private final BoolValue forceConflicts = BoolValue.off();
  private final DurationValue timeout = DurationValue.ofSeconds(300);
  private final BoolValue waitForJobs = BoolValue.off();
  private final WaitValue wait;

  ApplyFlags(CommandContext context) {
    wait = new WaitValue(context.log());
  }

  /** Declares the flags. */
  void addTo(FlagSet f) {
    f.add(forceReplace, "force-replace", "force resource updates by replacement");
    f.add(forceReplace, "force", "deprecated").deprecate("use --force-replace instead");
    f.add(
        forceConflicts,
        "force-conflicts",
        "if set server-side apply will force changes against conflicts");
    f.add(
        timeout,
        "timeout",
        "time to wait for any individual Kubernetes operation (like Jobs for hooks)");
    f.add(
        waitForJobs,
        "wait-for-jobs",
        "if set and --wait enabled, will wait until all Jobs have been completed "
            + "before marking the release as successful. It will wait for as long as "
            + "--timeout");
    wait.addTo(f);
    f.exclude("force-replace", "force-conflicts");
    f.exclude("force", "force-conflicts");
  }

  /** {@code --force-replace}. */
  boolean forceReplace() {
    return forceReplace.get();
  }

  /** {@code --force-conflicts}. */
  boolean forceConflicts() {
    return forceConflicts.get();
  }

  /** {@code --timeout}. */
  Duration timeout() {
    return timeout.get();
  }

  /** {@code --wait-for-jobs}. */
  boolean waitForJobs() {
    return waitForJobs.get();
  }

  /** {@code --wait}. */
  WaitStrategy strategy() {
    return wait.strategy();
  }
}
