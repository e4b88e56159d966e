package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cancellation;
import dev.chartwright.action.Cluster;
import dev.chartwright.action.Install;
import dev.chartwright.action.ReleaseHold;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.FlagSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * {@code --lease} of {@code install}, {@code upgrade}, {@code rollback} and {@code uninstall},
 * which Helm lacks: keeps a lease beside the release while it is changed.
 */
final class LeaseFlag {
  private final CommandContext context;
  private final BoolValue wanted = BoolValue.off();

  LeaseFlag(CommandContext context) {
    this.context = context;
  }

  /** Declares the flag, unless we are Helm. */
  void addTo(FlagSet f) {
    if (context.program().extras()) {
      f.add(
          wanted,
          "lease",
          "hold a lease beside the release while it is changed: others who ask for it are told who"
              + " holds it, and recover knows when its holder is gone");
    }
  }

  /** A lease, or nothing if none is wanted; closing gives it back. */
  static final class Hold implements AutoCloseable {
    /** No lease. */
    static final Hold NONE = new Hold(null, null);

    private final @Nullable ReleaseHold held;
    private final @Nullable Thread onSignal;

    private Hold(@Nullable ReleaseHold held, @Nullable Thread onSignal) {
      this.held = held;
      this.onSignal = onSignal;
    }

    @Override
    public void close() {
      if (held != null) {
        held.close();
      }
      if (onSignal != null) {
        try {
          Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
          // The process is ending, and the lease is given back already.
          return;
        }
      }
    }
  }

  /** The verb with a lease of its own, if one is wanted. */
  Install applied(Install install) {
    return wanted.get() ? install.withLease(holder(context)) : install;
  }

  /** Takes the lease for a verb that a signal only cancels, so that it ends as always. */
  Hold take(Cluster cluster, String release, Cancellation cancellation) {
    return wanted.get()
        ? new Hold(take(context, cluster, release, cancellation::cancel), null)
        : Hold.NONE;
  }

  /** Takes the lease for a verb that a signal ends at once; it is given back even then. */
  Hold take(Cluster cluster, String release) {
    if (!wanted.get()) {
      return Hold.NONE;
    }
    ReleaseHold held = take(context, cluster, release, () -> {});
    Thread onSignal = new Thread(held::close, "give-lease-back");
    Runtime.getRuntime().addShutdownHook(onSignal);
    return new Hold(held, onSignal);
  }

  private static ReleaseHold take(
      CommandContext context, Cluster cluster, String release, Runnable lost) {
    cluster.kube().checkReachable();
    return ReleaseHold.take(
        cluster, release, holder(context), context.clock(), context.log(), lost);
  }

  /** This process as others are to read it: {@code ci@runner-7/4711/9f3b2c}. */
  static String holder(CommandContext context) {
    String user = context.env().getOrDefault("USER", "");
    String random = Integer.toHexString(new SecureRandom().nextInt() | 0x10000000);
    return (user.isEmpty() ? "" : user + "@")
        + host(context)
        + "/"
        + ProcessHandle.current().pid()
        + "/"
        + random;
  }

  private static String host(CommandContext context) {
    String named = context.env().getOrDefault("HOSTNAME", "");
    if (!named.isEmpty()) {
      return named;
    }
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return "localhost";
    }
  }
}
