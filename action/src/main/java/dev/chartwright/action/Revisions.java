package dev.chartwright.action;

import dev.chartwright.chart.Hook;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseHook;
import dev.chartwright.release.ReleaseOrigin;
import java.util.ArrayList;
import java.util.List;
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

  /** Hooks of a chart as a new revision holds them. */
  static List<ReleaseHook> neverRun(List<Hook> hooks) {
    List<ReleaseHook> result = new ArrayList<>(hooks.size());
    for (Hook each : hooks) {
      result.add(ReleaseHook.of(each));
    }
    return result;
  }
}
