package dev.chartwright.action;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseHook;
import dev.chartwright.release.ReleaseStatus;
import dev.chartwright.release.storage.ReleaseStorage;
import java.util.ArrayList;
import java.util.List;

/**
 * The revision that a verb is working on: always the newest state of its record, stored or not.
 * Safe for several threads, since a verb that is cancelled writes while its work goes on.
 */
final class Revision {
  private final ReleaseStorage releases;
  private final LogSink log;
  private Release release;
  private boolean failed;

  Revision(Release release, ReleaseStorage releases, LogSink log) {
    this.release = release;
    this.releases = releases;
    this.log = log;
  }

  /** The newest state. */
  synchronized Release release() {
    return release;
  }

  /** Takes another state. */
  synchronized void become(Release changed) {
    release = changed;
  }

  /** Another status, with the words that explain it; nothing follows on a failure. */
  synchronized void become(ReleaseStatus status, String description) {
    if (!failed) {
      release = release.with(release.info().with(status, description));
    }
    failed |= status == ReleaseStatus.FAILED;
  }

  /** Another state of one hook. */
  synchronized void hook(int index, ReleaseHook changed) {
    List<ReleaseHook> hooks = new ArrayList<>(release.hooks());
    hooks.set(index, changed);
    release = release.toBuilder().hooks(hooks).build();
  }

  /** Stores the newest state over what is stored; a failure is logged and forgotten. */
  void record() {
    record(false);
  }

  /** As {@link #record}, for the state that it ends with, which is worth more attempts. */
  void recordLast() {
    record(true);
  }

  private void record(boolean last) {
    Release newest = release();
    try {
      if (last) {
        releases.finish(newest);
      } else {
        releases.update(newest);
      }
    } catch (RuntimeException e) {
      log.warn(
          "failed to update release",
          "name",
          newest.name(),
          "revision",
          Integer.toString(newest.version()),
          "error",
          String.valueOf(e.getMessage()));
    }
  }
}
