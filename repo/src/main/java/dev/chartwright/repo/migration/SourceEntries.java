package dev.chartwright.repo.migration;

import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Layout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What all sources do with their lists. */
final class SourceEntries {
  private SourceEntries() {}

  /** The versions with each but the first of the same name marked as a problem. */
  static List<MigrationEntry> once(List<MigrationEntry> versions) {
    Set<String> seen = new HashSet<>();
    List<MigrationEntry> all = new ArrayList<>(versions.size());
    for (MigrationEntry each : versions) {
      boolean first = !each.problem().isEmpty() || seen.add(each.version());
      all.add(first ? each : each.withProblem("listed more than once: the first one counts"));
    }
    return all;
  }

  /** Sorts by version, highest first; what is none comes last, in its order. */
  static void sort(List<MigrationEntry> versions) {
    versions.sort((a, b) -> compare(version(b), version(a)));
  }

  private static int compare(Version a, Version b) {
    return a.compareTo(b);
  }

  private static Version version(MigrationEntry entry) {
    try {
      return Version.parse(entry.version());
    } catch (SemverException e) {
      return Version.parse("0.0.0-0");
    }
  }

  /** A time in RFC 3339, UTC, whole seconds; empty if it is none, or the zero time. */
  static String time(String text) {
    if (text.isEmpty()) {
      return "";
    }
    try {
      GoTime time = GoTime.parse(Layout.RFC3339, text);
      return time.isZero() ? "" : time.utc().format(Layout.RFC3339);
    } catch (RuntimeException e) {
      return "";
    }
  }
}
