package dev.chartwright.action;

import dev.chartwright.kube.WaitStrategy;
import java.time.Duration;

/**
 * Which release goes back to which revision, and how. Immutable; {@link #of} gives what {@code helm
 * rollback RELEASE} means.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/action/rollback.go}.
 */
public final class RollbackRequest {
  final String release;
  final long revision;
  final boolean dryRun;
  final String description;
  final boolean hooks;
  final Duration timeout;
  final WaitStrategy wait;
  final boolean waitForJobs;
  final String serverSide;
  final boolean forceConflicts;
  final boolean forceReplace;
  final boolean cleanupOnFail;
  final int maxHistory;

  private RollbackRequest(Builder fields) {
    release = fields.release;
    revision = fields.revision;
    dryRun = fields.dryRun;
    description = fields.description;
    hooks = fields.hooks;
    timeout = fields.timeout;
    wait = fields.wait;
    waitForJobs = fields.waitForJobs;
    serverSide = fields.serverSide;
    forceConflicts = fields.forceConflicts;
    forceReplace = fields.forceReplace;
    cleanupOnFail = fields.cleanupOnFail;
    maxHistory = fields.maxHistory;
  }

  /** Back to the revision before the newest, with hooks, keeping all revisions. */
  public static RollbackRequest of(String release) {
    return builder(release).build();
  }

  /** A builder of requests for a release. */
  public static Builder builder(String release) {
    return new Builder(release);
  }

  /** Collects what a request says. Not safe for several threads. */
  public static final class Builder {
    private final String release;
    private long revision;
    private boolean dryRun;
    private String description = "";
    private boolean hooks = true;
    private Duration timeout = Duration.ofMinutes(5);
    private WaitStrategy wait = WaitStrategy.HOOK_ONLY;
    private boolean waitForJobs;
    private String serverSide = "auto";
    private boolean forceConflicts;
    private boolean forceReplace;
    private boolean cleanupOnFail;
    private int maxHistory;

    private Builder(String release) {
      this.release = release;
    }

    /** The revision to go back to; 0 for the one before the newest. */
    public Builder revision(long number) {
      revision = number;
      return this;
    }

    /** Whether nothing is stored and no object touched. */
    public Builder dryRun(boolean only) {
      dryRun = only;
      return this;
    }

    /** What the new revision says; empty for {@code Rollback to N}. At most 256 characters. */
    public Builder description(String text) {
      description = text;
      return this;
    }

    /** Whether hooks run. */
    public Builder hooks(boolean run) {
      hooks = run;
      return this;
    }

    /** How long each wait may take. */
    public Builder timeout(Duration time) {
      timeout = time;
      return this;
    }

    /** How objects are waited for. */
    public Builder wait(WaitStrategy strategy) {
      wait = strategy;
      return this;
    }

    /** Whether jobs must have ended. */
    public Builder waitForJobs(boolean until) {
      waitForJobs = until;
      return this;
    }

    /**
     * {@code true}, {@code false}, or {@code auto}: as the revision that is gone back to was
     * applied.
     */
    public Builder serverSide(String word) {
      serverSide = word;
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

    /** Whether objects that a failed rollback made are deleted. */
    public Builder cleanupOnFail(boolean cleanup) {
      cleanupOnFail = cleanup;
      return this;
    }

    /** How many revisions are kept; 0 for all. */
    public Builder maxHistory(int revisions) {
      maxHistory = revisions;
      return this;
    }

    /** The request. */
    public RollbackRequest build() {
      return new RollbackRequest(this);
    }
  }
}
