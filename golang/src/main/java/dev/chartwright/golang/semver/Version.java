package dev.chartwright.golang.semver;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.Stringer;
import dev.chartwright.golang.json.JsonMarshaler;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import java.util.List;

/**
 * A semantic version.
 *
 * <p>The order is that of precedence, which ignores metadata: {@code compareTo} may give 0 for
 * versions that are not equal. Equal versions have the same original text. The numbers are
 * unsigned. Immutable and thread-safe. Source: github.com/Masterminds/semver v3.5.0, version.go.
 *
 * <pre>{@code
 * Version v = Version.parse("v1.2-beta+x");
 * v.toString();                  // 1.2.0-beta+x
 * v.original();                  // v1.2-beta+x
 * v.nextMinor().original();      // v1.3.0
 * Version.parse("1.2.3.4");      // SemverException: invalid semantic version
 * }</pre>
 */
public final class Version implements Comparable<Version>, JsonMarshaler, GoStruct, Stringer {
  /** The most bytes of a version. */
  public static final int MAX_BYTES = 256;

  /** Go's zero value, 0.0.0 with an empty original text. */
  public static final Version ZERO = new Version(0, 0, 0, "", "", "");

  private final long major;
  private final long minor;
  private final long patch;
  private final String prerelease;
  private final String metadata;
  private final String original;

  private Version(
      long major, long minor, long patch, String prerelease, String metadata, String original) {
    this.major = major;
    this.minor = minor;
    this.patch = patch;
    this.prerelease = prerelease;
    this.metadata = metadata;
    this.original = original;
  }

  /**
   * Reads a version with one to three numbers, perhaps after a {@code v}: Go's {@code NewVersion}.
   *
   * @throws SemverException with the library's message
   */
  public static Version parse(String text) {
    checkLength(text);
    VersionScanner scanner = new VersionScanner(text, VersionScanner.DIGITS);
    if (scanner.scan(0) != text.length()) {
      throw new SemverException("invalid semantic version");
    }
    long major = looseNumber(scanner.part(0));
    long minor = looseNumber(scanner.part(1));
    long patch = looseNumber(scanner.part(2));
    checkPrerelease(scanner.prerelease());
    checkMetadata(scanner.metadata());
    return new Version(major, minor, patch, scanner.prerelease(), scanner.metadata(), text);
  }

  /**
   * Reads a version that follows the specification to the letter: Go's {@code StrictNewVersion}.
   *
   * @throws SemverException with the library's message
   */
  public static Version parseStrict(String text) {
    if (text.isEmpty()) {
      throw new SemverException("version string empty");
    }
    checkLength(text);
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    if (first < 0 || second < 0) {
      throw new SemverException("invalid semantic version");
    }
    String last = text.substring(second + 1);
    String metadata = "";
    int plus = last.indexOf('+');
    if (plus >= 0) {
      metadata = last.substring(plus + 1);
      last = last.substring(0, plus);
      requireMetadata(metadata);
    }
    String prerelease = "";
    int dash = last.indexOf('-');
    if (dash >= 0) {
      prerelease = last.substring(dash + 1);
      last = last.substring(0, dash);
      requirePrerelease(prerelease);
    }
    String[] parts = {text.substring(0, first), text.substring(first + 1, second), last};
    for (String part : parts) {
      if (!containsOnlyDigits(part)) {
        throw new SemverException("invalid characters in version");
      }
      if (part.length() > 1 && part.charAt(0) == '0') {
        throw new SemverException("version segment starts with 0");
      }
    }
    long[] numbers = new long[3];
    for (int i = 0; i < 3; i++) {
      try {
        numbers[i] = Parse.parseUint(parts[i], 10, 64);
      } catch (NumberException e) {
        throw new SemverException(String.valueOf(e.getMessage()));
      }
    }
    return new Version(numbers[0], numbers[1], numbers[2], prerelease, metadata, text);
  }

  /** A version from its numbers. */
  public static Version of(long major, long minor, long patch) {
    Version version = new Version(major, minor, patch, "", "", "");
    return version.with(major, minor, patch, "", "");
  }

  private static void checkLength(String text) {
    if (GoString.length(text) > MAX_BYTES) {
      throw new SemverException("version string is too long (max " + MAX_BYTES + " bytes)");
    }
  }

  private static long looseNumber(String digits) {
    if (digits.isEmpty()) {
      return 0;
    }
    try {
      return Parse.parseUint(digits, 10, 64);
    } catch (NumberException e) {
      throw new SemverException("error parsing version segment: " + e.getMessage());
    }
  }

  private static void checkPrerelease(String prerelease) {
    if (!prerelease.isEmpty()) {
      requirePrerelease(prerelease);
    }
  }

  private static void checkMetadata(String metadata) {
    if (!metadata.isEmpty()) {
      requireMetadata(metadata);
    }
  }

  private static void requirePrerelease(String prerelease) {
    for (String part : prerelease.split("\\.", -1)) {
      if (part.isEmpty()) {
        throw new SemverException("invalid prerelease string");
      }
      if (containsOnlyDigits(part)) {
        if (part.length() > 1 && part.charAt(0) == '0') {
          throw new SemverException("version segment starts with 0");
        }
      } else if (!containsOnlyIdentifierCharacters(part)) {
        throw new SemverException("invalid prerelease string");
      }
    }
  }

  private static void requireMetadata(String metadata) {
    for (String part : metadata.split("\\.", -1)) {
      if (part.isEmpty() || !containsOnlyIdentifierCharacters(part)) {
        throw new SemverException("invalid metadata string");
      }
    }
  }

  private static boolean containsOnlyDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean containsOnlyIdentifierCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!VersionScanner.isIdentifierCharacter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The first number, unsigned. */
  public long major() {
    return major;
  }

  /** The second number, unsigned; 0 if there was none. */
  public long minor() {
    return minor;
  }

  /** The third number, unsigned; 0 if there was none. */
  public long patch() {
    return patch;
  }

  /** What follows the dash, or empty. */
  public String prerelease() {
    return prerelease;
  }

  /** What follows the plus sign, or empty. */
  public String metadata() {
    return metadata;
  }

  /** The text from which the version was read. */
  public String original() {
    return original;
  }

  /** The version after this one: this without its prerelease, or with the next patch number. */
  public Version nextPatch() {
    return with(major, minor, prerelease.isEmpty() ? next(patch, "patch") : patch, "", "");
  }

  /** The next minor version. */
  public Version nextMinor() {
    return with(major, next(minor, "minor"), 0, "", "");
  }

  /** The next major version. */
  public Version nextMajor() {
    return with(next(major, "major"), 0, 0, "", "");
  }

  private static long next(long number, String name) {
    if (number == -1) {
      throw new ArithmeticException(name + " version increment would overflow uint64");
    }
    return number + 1;
  }

  /**
   * This version with another prerelease, or none if empty.
   *
   * @throws SemverException if it is not one
   */
  public Version withPrerelease(String prerelease) {
    checkPrerelease(prerelease);
    return with(major, minor, patch, prerelease, metadata);
  }

  /**
   * This version with other metadata, or none if empty.
   *
   * @throws SemverException if it is not metadata
   */
  public Version withMetadata(String metadata) {
    checkMetadata(metadata);
    return with(major, minor, patch, prerelease, metadata);
  }

  private Version with(long major, long minor, long patch, String prerelease, String metadata) {
    String prefix = original.startsWith("v") ? "v" : "";
    String text = prefix + format(major, minor, patch, prerelease, metadata);
    return new Version(major, minor, patch, prerelease, metadata, text);
  }

  @Override
  public int compareTo(Version other) {
    int order = Long.compareUnsigned(major, other.major);
    if (order == 0) {
      order = Long.compareUnsigned(minor, other.minor);
    }
    if (order == 0) {
      order = Long.compareUnsigned(patch, other.patch);
    }
    if (order != 0) {
      return order;
    }
    if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
      return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
    }
    return comparePrereleases(prerelease, other.prerelease);
  }

  static int comparePrereleases(String a, String b) {
    String[] as = a.split("\\.", -1);
    String[] bs = b.split("\\.", -1);
    for (int i = 0; i < Math.max(as.length, bs.length); i++) {
      String x = i < as.length ? as[i] : "";
      String y = i < bs.length ? bs[i] : "";
      int order = compareParts(x, y);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compareParts(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? -1 : 1;
    }
    Long x = number(a);
    Long y = number(b);
    if (x == null && y == null) {
      return a.compareTo(b) > 0 ? 1 : -1;
    }
    if (x == null || y == null) {
      return x == null ? 1 : -1;
    }
    return Long.compareUnsigned(x, y) > 0 ? 1 : -1;
  }

  private static @org.jspecify.annotations.Nullable Long number(String part) {
    try {
      return Parse.parseUint(part, 10, 64);
    } catch (NumberException e) {
      return null;
    }
  }

  private static String format(
      long major, long minor, long patch, String prerelease, String metadata) {
    return Long.toUnsignedString(major)
        + "."
        + Long.toUnsignedString(minor)
        + "."
        + Long.toUnsignedString(patch)
        + (prerelease.isEmpty() ? "" : "-" + prerelease)
        + (metadata.isEmpty() ? "" : "+" + metadata);
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof Version version && original.equals(version.original);
  }

  @Override
  public int hashCode() {
    return original.hashCode();
  }

  @Override
  public String goType() {
    return "semver.Version";
  }

  @Override
  public List<Field> goFields() {
    return List.of(
        new Field("major", GoUint.of(GoUint.Type.UINT64, major)),
        new Field("minor", GoUint.of(GoUint.Type.UINT64, minor)),
        new Field("patch", GoUint.of(GoUint.Type.UINT64, patch)),
        new Field("pre", prerelease),
        new Field("metadata", metadata),
        new Field("original", original));
  }

  @Override
  public boolean isPointer() {
    return true;
  }

  @Override
  public String text() {
    return toString();
  }

  @Override
  public Object marshalJson() {
    return toString();
  }

  /** The version in full, without the {@code v}. */
  @Override
  public String toString() {
    return format(major, minor, patch, prerelease, metadata);
  }
}
