package dev.chartwright.release.storage;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.StatusException;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Stores the record that a change of a release ends with, again if the first attempt was lost.
 *
 * <p>It is tried again after a connection that broke, an answer 429 or 5xx, and a conflict; but
 * only while the record is still the pending one of the change, as far as that can be seen: what
 * somebody else made of it stays. A record that is there already, since only its answer was lost,
 * is enough.
 */
final class LastRecord {
  private static final int[] PAUSES = {200, 600, 1200};

  private final ReleaseStorage releases;
  private final LogSink log;
  private final Pause pause;

  LastRecord(ReleaseStorage releases, LogSink log, Pause pause) {
    this.releases = releases;
    this.log = log;
    this.pause = pause;
  }

  /**
   * Stores the record.
   *
   * @throws RuntimeException the first failure, if none of the attempts did better
   */
  void store(Release release) {
    RuntimeException first = null;
    for (int attempt = 0; ; attempt++) {
      try {
        releases.update(release);
        return;
      } catch (RuntimeException e) {
        first = first == null ? e : first;
        if (attempt == PAUSES.length
            || !mayDo(e)
            || !pause.sleep(Duration.ofMillis(PAUSES[attempt]))) {
          throw first;
        }
        ReleaseStatus stored = stored(release);
        if (stored == release.info().status()) {
          return;
        }
        if (stored == null ? conflict(e) : !stored.pending()) {
          throw first;
        }
        log.debug(
            "storing the last record again",
            "name",
            release.name(),
            "error",
            String.valueOf(e.getMessage()));
      }
    }
  }

  /** The state of the record now; null if it cannot be read. */
  private @Nullable ReleaseStatus stored(Release release) {
    try {
      return releases.get(release.name(), release.version()).info().status();
    } catch (RuntimeException e) {
      return null;
    }
  }

  private static boolean mayDo(RuntimeException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof KubeException answer) {
        return answer.mayPass() || conflict(failure);
      }
    }
    return false;
  }

  private static boolean conflict(RuntimeException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof StatusException status) {
        return status.conflict();
      }
    }
    return false;
  }
}
