package dev.chartwright.golang.semver;

import dev.chartwright.golang.strconv.Quote;
import org.jspecify.annotations.Nullable;

/**
 * One comparison.
 *
 * @param operator as it was written; empty for none
 * @param text the version as it was written
 * @param bound the version with zeros for what is missing or a wildcard
 * @param precision the last number that was given
 */
record Constraint(String operator, String text, Version bound, Precision precision) {
  /** How much of a version a comparison names. */
  enum Precision {
    ANY,
    MAJOR,
    MINOR,
    PATCH
  }

  boolean namesPrerelease() {
    return !bound.prerelease().isEmpty();
  }

  /** Why a version fails the comparison, or null if it does not. */
  @Nullable String failure(Version v, boolean prereleases) {
    if (!v.prerelease().isEmpty() && !prereleases) {
      return Constraints.onlyReleases(v);
    }
    return switch (operator) {
      case "!=" -> notEqual(v);
      case ">" -> greater(v);
      case "<" -> v.compareTo(bound) < 0 ? null : because(v, "is greater than or equal to");
      case ">=", "=>" -> v.compareTo(bound) >= 0 ? null : because(v, "is less than");
      case "<=", "=<" -> lessOrEqual(v);
      case "~", "~>" -> tilde(v);
      case "^" -> caret(v);
      default -> equal(v);
    };
  }

  private String because(Version v, String relation) {
    return because(v, relation, "");
  }

  private String because(Version v, String relation, String remark) {
    return Quote.quote(v.toString()) + " " + relation + " " + Quote.quote(text) + remark;
  }

  private boolean wild() {
    return precision != Precision.PATCH;
  }

  private @Nullable String equal(Version v) {
    if (wild()) {
      return tilde(v);
    }
    return v.compareTo(bound) == 0 ? null : because(v, "is not equal to");
  }

  private @Nullable String notEqual(Version v) {
    boolean differs;
    if (wild() && v.major() != bound.major()) {
      differs = true;
    } else if (precision == Precision.MAJOR) {
      differs = false;
    } else if (wild() && v.minor() != bound.minor()) {
      differs = true;
    } else if (precision == Precision.MINOR) {
      boolean compare = !v.prerelease().isEmpty() || namesPrerelease();
      differs = compare && Version.comparePrereleases(v.prerelease(), bound.prerelease()) != 0;
    } else if (wild() && v.patch() != bound.patch()) {
      differs = true;
    } else {
      differs = v.compareTo(bound) != 0;
    }
    return differs ? null : because(v, "is equal to");
  }

  private @Nullable String greater(Version v) {
    boolean greater;
    if (!wild() || (v.major() == bound.major() && precision == Precision.ANY)) {
      greater = v.compareTo(bound) > 0;
    } else if (v.major() != bound.major()) {
      greater = Long.compareUnsigned(v.major(), bound.major()) > 0;
    } else {
      // Nothing of the series 11 is greater than ">11"; ">11.1" begins with 11.2.
      greater = precision == Precision.MINOR && Long.compareUnsigned(v.minor(), bound.minor()) > 0;
    }
    return greater ? null : because(v, "is less than or equal to");
  }

  private @Nullable String lessOrEqual(Version v) {
    boolean fits;
    if (!wild()) {
      fits = v.compareTo(bound) <= 0;
    } else {
      int major = Long.compareUnsigned(v.major(), bound.major());
      int minor = Long.compareUnsigned(v.minor(), bound.minor());
      fits = major < 0 || (major == 0 && (minor <= 0 || precision == Precision.MAJOR));
    }
    return fits ? null : because(v, "is greater than");
  }

  private @Nullable String tilde(Version v) {
    if (v.compareTo(bound) < 0) {
      return because(v, "is less than");
    }
    boolean zero = bound.major() == 0 && bound.minor() == 0 && bound.patch() == 0;
    if (zero && (precision == Precision.ANY || precision == Precision.PATCH)) {
      return null;
    }
    if (v.major() != bound.major()) {
      return because(v, "does not have same major version as");
    }
    if (v.minor() != bound.minor() && precision != Precision.MAJOR) {
      return because(v, "does not have same major and minor version as");
    }
    return null;
  }

  private @Nullable String caret(Version v) {
    if (v.compareTo(bound) < 0) {
      return because(v, "is less than");
    }
    if (v.major() != bound.major()) {
      return because(v, "does not have same major version as");
    }
    if (bound.major() != 0 || precision == Precision.MAJOR) {
      return null;
    }
    if (bound.minor() != 0 || precision == Precision.MINOR) {
      return v.minor() == bound.minor()
          ? null
          : because(
              v,
              "does not have same minor version as",
              ". Expected minor versions to match when constraint major version is 0");
    }
    if (v.minor() != 0) {
      return because(v, "does not have same minor version as");
    }
    return v.patch() == bound.patch()
        ? null
        : because(
            v,
            "does not equal",
            ". Expect version and constraint to equal when major and minor versions are 0");
  }

  @Override
  public String toString() {
    return operator + text;
  }
}
