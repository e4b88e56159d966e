package dev.chartwright.golang.semver;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition on versions: alternatives separated by {@code ||}, each a list of comparisons that
 * must all hold.
 *
 * <p>Comparisons: {@code = != > < >= <= ~ ^}, also written {@code => =< ~>}; none means {@code =}.
 * Wildcards {@code x X *}, missing numbers, and ranges {@code 1.2 - 2} are allowed. A prerelease
 * version satisfies only alternatives in which some comparison names a prerelease. Immutable and
 * thread-safe. Source: github.com/Masterminds/semver v3.5.0, constraints.go.
 *
 * <pre>{@code
 * Constraints.parse(">=1.2 <2 || ^3.1").check(Version.parse("3.4.0"));  // true
 * Constraints.parse("~1.2").reasons(Version.parse("1.3.0"));
 * // ["1.3.0" does not have same major and minor version as "1.2"]
 * }</pre>
 */
public final class Constraints {
  /** The most bytes of a constraint. */
  public static final int MAX_BYTES = 512;

  /** The most alternatives of a constraint. */
  public static final int MAX_GROUPS = 32;

  private final List<Group> groups;

  private record Group(List<Constraint> constraints, boolean prereleases) {}

  private Constraints(List<Group> groups) {
    this.groups = groups;
  }

  /**
   * Reads a constraint.
   *
   * @throws SemverException with the library's message, such as {@code improper constraint: "x y"}
   */
  public static Constraints parse(String text) {
    if (GoString.length(text) > MAX_BYTES) {
      throw new SemverException("constraint string is too long (max " + MAX_BYTES + " bytes)");
    }
    List<String> alternatives = split(ConstraintReader.rewriteRanges(text));
    if (alternatives.size() > MAX_GROUPS) {
      throw new SemverException("too many constraint groups (max " + MAX_GROUPS + ")");
    }
    List<Group> groups = new ArrayList<>();
    for (String alternative : alternatives) {
      List<Constraint> constraints = new ConstraintReader(alternative).read();
      boolean prereleases = false;
      for (Constraint constraint : constraints) {
        prereleases |= constraint.namesPrerelease();
      }
      groups.add(new Group(List.copyOf(constraints), prereleases));
    }
    return new Constraints(List.copyOf(groups));
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf("||"); at >= 0; at = text.indexOf("||", from)) {
      parts.add(text.substring(from, at));
      from = at + 2;
    }
    parts.add(text.substring(from));
    return parts;
  }

  /**
   * Whether a version text satisfies a constraint text; false also if one of them cannot be read:
   * Helm's {@code IsCompatibleRange}.
   */
  public static boolean isCompatible(String constraint, String version) {
    try {
      Version parsed = Version.parse(version);
      return parse(constraint).check(parsed);
    } catch (SemverException e) {
      return false;
    }
  }

  /** Whether a version satisfies the constraint. */
  public boolean check(Version version) {
    for (Group group : groups) {
      boolean all = true;
      for (Constraint constraint : group.constraints()) {
        if (constraint.failure(version, group.prereleases()) != null) {
          all = false;
          break;
        }
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  /** Why a version does not satisfy the constraint, in the library's words; empty if it does. */
  public List<String> reasons(Version version) {
    List<String> reasons = new ArrayList<>();
    boolean saidPrerelease = false;
    for (Group group : groups) {
      boolean all = true;
      for (Constraint constraint : group.constraints()) {
        if (!group.prereleases() && !version.prerelease().isEmpty()) {
          if (!saidPrerelease) {
            reasons.add(onlyReleases(version));
            saidPrerelease = true;
          }
          all = false;
          continue;
        }
        String failure = constraint.failure(version, group.prereleases());
        if (failure != null) {
          reasons.add(failure);
          all = false;
        }
      }
      if (all) {
        return List.of();
      }
    }
    return reasons;
  }

  static String onlyReleases(Version version) {
    return Quote.quote(version.toString())
        + " is a prerelease version and the constraint is only looking for release versions";
  }

  /** The constraint as it was read: ranges rewritten, alternatives joined with {@code " || "}. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < groups.size(); i++) {
      out.append(i == 0 ? "" : " || ");
      String separator = "";
      for (Constraint constraint : groups.get(i).constraints()) {
        out.append(separator).append(constraint);
        separator = " ";
      }
    }
    return out.toString();
  }
}
