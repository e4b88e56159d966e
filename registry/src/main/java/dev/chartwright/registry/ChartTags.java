package dev.chartwright.registry;

import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The versions that the tags of a repository stand for, and the choice among them.
 *
 * <p>Source: Helm {@code pkg/registry/client.go} (Tags) and {@code tag.go}.
 */
public final class ChartTags {
  private ChartTags() {}

  /**
   * The tags that are strict semantic versions, underscores turned back to plus signs, highest
   * first; all others ({@code latest}, {@code v1.2.3}, {@code 1.2}) are left out.
   */
  static List<String> versions(List<String> tags) {
    List<Version> found = new ArrayList<>();
    for (String tag : tags) {
      try {
        found.add(Version.parseStrict(tag.replace('_', '+')));
      } catch (SemverException notAVersion) {
        // A tag for something else.
      }
    }
    found.sort((a, b) -> b.compareTo(a));
    List<String> versions = new ArrayList<>(found.size());
    found.forEach(version -> versions.add(version.toString()));
    return versions;
  }

  /** The same tags: those that are versions first, highest at the top, then the others. */
  static List<String> versionsFirst(List<String> tags) {
    Set<String> sorted = new LinkedHashSet<>();
    for (String version : versions(tags)) {
      sorted.add(version.replace('+', '_'));
    }
    sorted.addAll(tags);
    return new ArrayList<>(sorted);
  }

  /** Tells whether a text reads as one version, leniently: {@code 1.2}, {@code v1.2.3}. */
  static boolean isVersion(String text) {
    try {
      Version.parse(text);
      return true;
    } catch (SemverException e) {
      return false;
    }
  }

  /**
   * Picks the first version that equals {@code wanted} or else satisfies it as a constraint.
   *
   * @param versions candidates, highest first
   * @param wanted a version or a constraint; empty means any stable version
   * @throws ChartRegistryException if none does
   */
  public static String pick(List<String> versions, String wanted) {
    if (versions.contains(wanted)) {
      return wanted;
    }
    Constraints constraint = Constraints.parse(wanted.isEmpty() ? "*" : wanted);
    for (String each : versions) {
      if (isVersion(each) && constraint.check(Version.parse(each))) {
        return each;
      }
    }
    throw new ChartRegistryException(
        "could not locate a version matching provided version string " + wanted);
  }
}
