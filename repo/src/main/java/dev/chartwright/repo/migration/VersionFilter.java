package dev.chartwright.repo.migration;

import dev.chartwright.golang.path.Match;
import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * Which charts and versions are to go. Immutable.
 *
 * <pre>{@code
 * VersionFilter.all().withCharts(List.of("web*")).withRange(">=1.0").withLatest(3)
 * }</pre>
 *
 * @param charts patterns as {@code path.Match} has them; a chart must match one. None: all charts
 * @param range a constraint as Helm has them; empty for all versions
 * @param latest how many of the highest versions of each chart; 0 for all
 * @param devel whether prereleases go too; without it they go only where nothing is filtered by
 *     range or number, or the range names prereleases
 */
public record VersionFilter(List<String> charts, String range, int latest, boolean devel) {
  /** Copies the list and checks patterns and range. */
  public VersionFilter {
    charts = List.copyOf(charts);
    for (String pattern : charts) {
      boolean unused = Match.matches(pattern, "");
    }
    if (!range.isEmpty()) {
      Constraints unused = Constraints.parse(range);
    }
    if (latest < 0) {
      throw new IllegalArgumentException("latest: " + latest);
    }
  }

  /** Everything. */
  public static VersionFilter all() {
    return new VersionFilter(List.of(), "", 0, true);
  }

  /** These charts only. */
  public VersionFilter withCharts(List<String> patterns) {
    return new VersionFilter(patterns, range, latest, devel);
  }

  /** Versions in that range only. */
  public VersionFilter withRange(String constraint) {
    return new VersionFilter(charts, constraint, latest, devel);
  }

  /** So many of the highest versions only. */
  public VersionFilter withLatest(int most) {
    return new VersionFilter(charts, range, most, devel);
  }

  /** With prereleases or without. */
  public VersionFilter withDevel(boolean prereleases) {
    return new VersionFilter(charts, range, latest, prereleases);
  }

  boolean wantsChart(String name) {
    if (charts.isEmpty()) {
      return true;
    }
    for (String pattern : charts) {
      if (Match.matches(pattern, name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Those of a chart's versions, highest first, that are to go. What is no version cannot be
   * filtered and is told of, unless a range or number was asked for.
   */
  List<MigrationEntry> select(List<MigrationEntry> versions) {
    boolean everything = range.isEmpty() && latest == 0 && devel;
    if (everything) {
      return versions;
    }
    Constraints wanted = range.isEmpty() ? null : Constraints.parse(range);
    List<MigrationEntry> selected = new ArrayList<>();
    for (MigrationEntry each : versions) {
      Version version;
      try {
        version = Version.parse(each.version());
      } catch (SemverException e) {
        if (range.isEmpty() && latest == 0) {
          selected.add(each);
        }
        continue;
      }
      boolean stable = version.prerelease().isEmpty();
      boolean fits = wanted == null ? stable || devel : wanted.check(version);
      if (!fits && devel && !stable && wanted != null) {
        // A range without prereleases means, with --devel, those of the versions inside it too.
        fits = wanted.check(version.withPrerelease(""));
      }
      if (fits && (latest == 0 || selected.size() < latest)) {
        selected.add(each);
      }
    }
    return selected;
  }
}
