package dev.chartwright.action;

import dev.chartwright.kube.WaitStrategy;
import java.time.Duration;

/**
 * How a chart is brought into a cluster: what {@code install} and {@code upgrade} have in common.
 * Immutable; {@link #defaults} gives what Helm does without flags.
 *
 * <pre>{@code
 * ReleaseChange.builder().wait(WaitStrategy.WATCHER).timeout(Duration.ofMinutes(10)).build();
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/action/install.go}, {@code pkg/action/upgrade.go}.
 */
public final class ReleaseChange {
  final boolean hooks;
  final WaitStrategy wait;
  final boolean waitForJobs;
  final Duration timeout;
  final DryRun dryRun;
  final boolean hideSecrets;
  final boolean openApiValidation;
  final boolean takeOwnership;
  final boolean forceConflicts;
  final boolean forceReplace;
  final boolean rollbackOnFailure;
  final String description;
  final boolean recordOrigin;

  private ReleaseChange(Builder fields) {
    hooks = fields.hooks;
    wait = fields.wait;
    waitForJobs = fields.waitForJobs;
    timeout = fields.timeout;
    dryRun = fields.dryRun;
    hideSecrets = fields.hideSecrets;
    openApiValidation = fields.openApiValidation;
    takeOwnership = fields.takeOwnership;
    forceConflicts = fields.forceConflicts;
    forceReplace = fields.forceReplace;
    rollbackOnFailure = fields.rollbackOnFailure;
    description = fields.description;
    recordOrigin = fields.recordOrigin;
  }

  /** Hooks, no waiting, nothing forced. */
  public static ReleaseChange defaults() {
    return builder().build();
  }

  /** A builder that begins with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether no cluster is asked. */
  public boolean triesOffline() {
    return dryRun == DryRun.CLIENT;
  }

  /** How objects are waited for in the end. */
  WaitStrategy effectiveWait() {
    return rollbackOnFailure && wait == WaitStrategy.HOOK_ONLY ? WaitStrategy.WATCHER : wait;
  }

  /** Collects what is asked for. Not safe for several threads. */
  public static final class Builder {
    private boolean hooks = true;
    private WaitStrategy wait = WaitStrategy.HOOK_ONLY;
    private boolean waitForJobs;
    private Duration timeout = Duration.ofMinutes(5);
    private DryRun dryRun = DryRun.NONE;
    private boolean hideSecrets;
    private boolean openApiValidation = true;
    private boolean takeOwnership;
    private boolean forceConflicts;
    private boolean forceReplace;
    private boolean rollbackOnFailure;
    private String description = "";
    private boolean recordOrigin;

    private Builder() {}

    /** Whether hooks run. */
    public Builder hooks(boolean run) {
      hooks = run;
      return this;
    }

    /**
     * How objects are waited for. With {@link #rollbackOnFailure}, {@code HOOK_ONLY} becomes {@code
     * WATCHER}.
     */
    public Builder wait(WaitStrategy strategy) {
      wait = strategy;
      return this;
    }

    /** Whether jobs must have ended. */
    public Builder waitForJobs(boolean until) {
      waitForJobs = until;
      return this;
    }

    /** How long each wait may take. */
    public Builder timeout(Duration time) {
      timeout = time;
      return this;
    }

    /** Whether the verb only tries. */
    public Builder dryRun(DryRun strategy) {
      dryRun = strategy;
      return this;
    }

    /** Whether a line stands in place of each Secret; with {@link #dryRun} only. */
    public Builder hideSecrets(boolean hide) {
      hideSecrets = hide;
      return this;
    }

    /** Whether fields that the server does not know are refused. */
    public Builder openApiValidation(boolean validate) {
      openApiValidation = validate;
      return this;
    }

    /** Whether objects of others are taken over. */
    public Builder takeOwnership(boolean take) {
      takeOwnership = take;
      return this;
    }

    /** Whether server-side apply takes fields from other managers. */
    public Builder forceConflicts(boolean force) {
      forceConflicts = force;
      return this;
    }

    /** Whether objects are replaced; without server-side apply only. */
    public Builder forceReplace(boolean force) {
      forceReplace = force;
      return this;
    }

    /** Whether a failure is undone: a new release is removed, another one rolled back. */
    public Builder rollbackOnFailure(boolean rollback) {
      rollbackOnFailure = rollback;
      return this;
    }

    /** What the revision says when all went well; empty for Helm's words. */
    public Builder description(String text) {
      description = text;
      return this;
    }

    /**
     * Whether the record says where the chart came from, in a way that Helm passes over. Helm has
     * no such thing.
     */
    public Builder recordOrigin(boolean keep) {
      recordOrigin = keep;
      return this;
    }

    /** What is asked for. */
    public ReleaseChange build() {
      return new ReleaseChange(this);
    }
  }
}
