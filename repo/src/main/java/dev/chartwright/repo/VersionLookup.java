package dev.chartwright.repo;

import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.slog.LogSink;
import java.util.List;
import java.util.Optional;

/**
 * How a version of a chart is chosen from those that an index lists: exactly that one, else the
 * first that satisfies it as a constraint.
 *
 * <p>Source: Helm {@code pkg/repo/v1/index.go} (Get, isVersionRange).
 */
public final class VersionLookup {
  private VersionLookup() {}

  /**
   * Finds a version.
   *
   * @param chart name of the chart, for messages
   * @param wanted version or constraint; empty for the newest stable one
   * @param listed the versions in the order of the index; none if the chart is not listed
   * @param log hears when another version than asked for was taken
   * @return the place in the list
   * @throws RepositoryException if there is none
   * @throws SemverException if {@code wanted} is no constraint
   */
  public static int find(String chart, String wanted, Optional<List<String>> listed, LogSink log) {
    if (listed.isEmpty()) {
      throw new RepositoryException("no chart name found");
    }
    List<String> versions = listed.get();
    if (versions.isEmpty()) {
      throw new RepositoryException("no chart version found");
    }
    Constraints constraint = Constraints.parse(wanted.isEmpty() ? "*" : wanted);
    int exact = wanted.isEmpty() ? -1 : versions.indexOf(wanted);
    if (exact >= 0) {
      return exact;
    }
    for (int i = 0; i < versions.size(); i++) {
      if (satisfies(versions.get(i), constraint)) {
        tell(chart, wanted, versions.get(i), log);
        return i;
      }
    }
    throw new RepositoryException("no chart version found for " + chart + "-" + wanted);
  }

  private static boolean satisfies(String version, Constraints constraint) {
    try {
      return constraint.check(Version.parse(version));
    } catch (SemverException e) {
      return false;
    }
  }

  private static void tell(String chart, String wanted, String selected, LogSink log) {
    if (wanted.isEmpty()) {
      return;
    }
    if (isRange(wanted)) {
      log.debug(
          "selected version matching constraint",
          "chart",
          chart,
          "constraint",
          wanted,
          "selected",
          selected);
    } else {
      log.warn(
          "unable to find exact version requested; falling back to closest available version",
          "chart",
          chart,
          "requested",
          wanted,
          "selected",
          selected);
    }
  }

  private static boolean isRange(String version) {
    for (int i = 0; i < version.length(); i++) {
      if ("^~<>=!*".indexOf(version.charAt(i)) >= 0) {
        return true;
      }
    }
    if (version.contains("||") || version.contains(" - ")) {
      return true;
    }
    for (int i = 0; i < version.length() && "-+".indexOf(version.charAt(i)) < 0; i++) {
      if (version.charAt(i) == 'x' || version.charAt(i) == 'X') {
        return true;
      }
    }
    return false;
  }
}
