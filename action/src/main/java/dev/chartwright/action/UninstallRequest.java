package dev.chartwright.action;

import dev.chartwright.kube.Propagation;
import dev.chartwright.kube.WaitStrategy;
import java.time.Duration;

/**
 * Which release is removed, and how. Immutable; {@link #of} gives what {@code helm uninstall
 * RELEASE} means.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/action/uninstall.go}.
 */
public final class UninstallRequest {
  final String release;
  final boolean dryRun;
  final boolean hooks;
  final boolean ignoreNotFound;
  final boolean keepHistory;
  final Propagation propagation;
  final WaitStrategy wait;
  final Duration timeout;
  final String description;

  private UninstallRequest(Builder fields) {
    release = fields.release;
    dryRun = fields.dryRun;
    hooks = fields.hooks;
    ignoreNotFound = fields.ignoreNotFound;
    keepHistory = fields.keepHistory;
    propagation = fields.propagation;
    wait = fields.wait;
    timeout = fields.timeout;
    description = fields.description;
  }

  /** With hooks, without history, in the background. */
  public static UninstallRequest of(String release) {
    return builder(release).build();
  }

  /** A builder of requests for a release. */
  public static Builder builder(String release) {
    return new Builder(release);
  }

  /** Collects what a request says. Not safe for several threads. */
  public static final class Builder {
    private final String release;
    private boolean dryRun;
    private boolean hooks = true;
    private boolean ignoreNotFound;
    private boolean keepHistory;
    private Propagation propagation = Propagation.BACKGROUND;
    private WaitStrategy wait = WaitStrategy.HOOK_ONLY;
    private Duration timeout = Duration.ofMinutes(5);
    private String description = "";

    private Builder(String release) {
      this.release = release;
    }

    /** Whether nothing is changed, and only looked. */
    public Builder dryRun(boolean only) {
      dryRun = only;
      return this;
    }

    /** Whether hooks run. */
    public Builder hooks(boolean run) {
      hooks = run;
      return this;
    }

    /** Whether a release that is not there counts as removed. */
    public Builder ignoreNotFound(boolean ignore) {
      ignoreNotFound = ignore;
      return this;
    }

    /** Whether the records stay, marked as uninstalled. */
    public Builder keepHistory(boolean keep) {
      keepHistory = keep;
      return this;
    }

    /** What becomes of the objects' dependents. */
    public Builder propagation(Propagation how) {
      propagation = how;
      return this;
    }

    /** How the end of the objects is waited for. */
    public Builder wait(WaitStrategy strategy) {
      wait = strategy;
      return this;
    }

    /** How long each wait may take. */
    public Builder timeout(Duration time) {
      timeout = time;
      return this;
    }

    /** What the last revision says; empty for {@code Uninstallation complete}. */
    public Builder description(String text) {
      description = text;
      return this;
    }

    /** The request. */
    public UninstallRequest build() {
      return new UninstallRequest(this);
    }
  }
}
