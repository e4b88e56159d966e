package dev.chartwright.action;

import dev.chartwright.chart.Hook;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import dev.chartwright.release.ReleaseHook;
import dev.chartwright.release.ReleaseOrigin;
import dev.chartwright.release.ReleaseStatus;
import dev.chartwright.release.storage.ReleaseStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What verbs look up in the revisions of a release, and how new ones begin. */
final class Revisions {
  private Revisions() {}

  /** The revision with the highest number; null if there is none. */
  static @Nullable Release newest(List<Release> revisions) {
    Release newest = null;
    for (Release each : revisions) {
      if (newest == null || each.version() > newest.version()) {
        newest = each;
      }
    }
    return newest;
  }

  /** The revision with a note of where its chart came from, if that is wanted. */
  static Release withOrigin(Release release, ReleaseChange change, LocatedChart chart) {
    return change.recordOrigin
        ? release.withOrigin(ReleaseOrigin.of(chart.url(), chart.digest(), chart.signer()))
        : release;
  }

  /**
   * Says of all revisions that are recorded as deployed that another one took their place.
   *
   * @param record stores a revision
   */
  static void supersede(
      ReleaseStorage releases, String name, LogSink log, Consumer<Release> record) {
    List<Release> deployed;
    try {
      deployed = releases.deployedAll(name);
    } catch (ReleaseException e) {
      if (e.problem() == Problem.NO_DEPLOYED) {
        return;
      }
      throw e;
    }
    for (Release each : deployed) {
      log.debug("superseding previous deployment", "version", Integer.toString(each.version()));
      record.accept(each.with(each.info().withStatus(ReleaseStatus.SUPERSEDED)));
    }
  }

  /** Hooks of a chart as a new revision holds them. */
  static List<ReleaseHook> neverRun(List<Hook> hooks) {
    List<ReleaseHook> result = new ArrayList<>(hooks.size());
    for (Hook each : hooks) {
      result.add(ReleaseHook.of(each));
    }
    return result;
  }
}
