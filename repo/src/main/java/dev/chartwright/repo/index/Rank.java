package dev.chartwright.repo.index;

import dev.chartwright.golang.semver.Version;
import org.jspecify.annotations.Nullable;

/**
 * The place of a version among others: three numbers where that is all there is to it, which needs
 * no further parsing, else the version itself.
 */
record Rank(long numbers, String text, @Nullable Version version) {
  private static final int MOST_DIGITS = 6;
  private static final int BITS = 20;

  /**
   * The rank of a version.
   *
   * @throws dev.chartwright.golang.semver.SemverException if it is none
   */
  static Rank of(String text) {
    long numbers = 0;
    int digits = 0;
    int dots = 0;
    long part = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9' && digits < MOST_DIGITS) {
        part = 10 * part + c - '0';
        digits++;
      } else if (c == '.' && digits > 0 && dots < 2) {
        numbers = numbers << BITS | part;
        part = 0;
        digits = 0;
        dots++;
      } else {
        return parsed(text);
      }
    }
    return dots == 2 && digits > 0 ? new Rank(numbers << BITS | part, text, null) : parsed(text);
  }

  private static Rank parsed(String text) {
    return new Rank(-1, text, Version.parse(text));
  }

  /** For sorting: the highest version is the least. */
  static int highestFirst(Rank a, Rank b) {
    if (a.version == null && b.version == null) {
      return Long.compare(b.numbers, a.numbers);
    }
    return b.parsed().compareTo(a.parsed());
  }

  private Version parsed() {
    return version == null ? Version.parse(text) : version;
  }
}
