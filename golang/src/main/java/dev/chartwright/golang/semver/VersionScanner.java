package dev.chartwright.golang.semver;

/**
 * Reads the longest text of the form {@code v1.2.3-pre.1+meta} at a place; all but the first number
 * may be missing. In constraints a "number" may also have the characters {@code x X * |}.
 */
final class VersionScanner {
  static final String DIGITS = "0123456789";
  static final String DIGITS_AND_WILDCARDS = "0123456789|xX*";

  private final String text;
  private final String digits;
  private final String[] parts = new String[3];
  private String prerelease = "";
  private String metadata = "";

  VersionScanner(String text, String digits) {
    this.text = text;
    this.digits = digits;
  }

  /** Reads at {@code start} and gives the end of what was read, or -1. */
  int scan(int start) {
    int at = start;
    if (at < text.length() && text.charAt(at) == 'v') {
      at++;
    }
    int end = digits(at);
    if (end == at) {
      return -1;
    }
    parts[0] = text.substring(at, end);
    parts[1] = "";
    parts[2] = "";
    at = end;
    for (int i = 1; i < 3 && at < text.length() && text.charAt(at) == '.'; i++) {
      end = digits(at + 1);
      if (end == at + 1) {
        break;
      }
      parts[i] = text.substring(at + 1, end);
      at = end;
    }
    end = identifiers(at, '-');
    prerelease = end > at ? text.substring(at + 1, end) : "";
    at = end;
    end = identifiers(at, '+');
    metadata = end > at ? text.substring(at + 1, end) : "";
    return end;
  }

  private int digits(int start) {
    int at = start;
    while (at < text.length() && digits.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** The end of a mark with dotted identifiers after it, or {@code start} if they are not there. */
  private int identifiers(int start, char mark) {
    if (start >= text.length() || text.charAt(start) != mark) {
      return start;
    }
    int good = start;
    int at = start + 1;
    while (true) {
      int begin = at;
      while (at < text.length() && isIdentifierCharacter(text.charAt(at))) {
        at++;
      }
      if (at == begin) {
        return good;
      }
      good = at;
      if (at >= text.length() || text.charAt(at) != '.') {
        return good;
      }
      at++;
    }
  }

  static boolean isIdentifierCharacter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  }

  /** The first, second or third number, or empty. */
  String part(int i) {
    return parts[i];
  }

  String prerelease() {
    return prerelease;
  }

  String metadata() {
    return metadata;
  }
}
