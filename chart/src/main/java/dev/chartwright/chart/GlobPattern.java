package dev.chartwright.chart;

/**
 * File name patterns of Go's {@code filepath.Match}: {@code *} and {@code ?} do not cross a slash,
 * {@code [a-c^]} is a class, a backslash takes the next character as it is.
 *
 * <p>Source: Go 1.26 {@code path/filepath/match.go}.
 */
final class GlobPattern {
  /** What {@code filepath.Match} says of a pattern that it cannot read. */
  static final String BAD_PATTERN = "syntax error in pattern";

  private final String pattern;
  private int at;

  private GlobPattern(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Whether the whole name matches.
   *
   * @throws ChartException {@code syntax error in pattern}, if matching came to the malformed part
   */
  static boolean matches(String pattern, String name) {
    String rest = name;
    int start = 0;
    while (start < pattern.length()) {
      int from = start;
      while (from < pattern.length() && pattern.charAt(from) == '*') {
        from++;
      }
      boolean star = from > start;
      int end = chunkEnd(pattern, from);
      String chunk = pattern.substring(from, end);
      boolean last = end == pattern.length();
      start = end;
      if (star && chunk.isEmpty()) {
        return rest.indexOf('/') < 0;
      }
      int length = new GlobPattern(chunk).matchChunk(rest);
      if (length >= 0 && (length == rest.length() || !last)) {
        rest = rest.substring(length);
        continue;
      }
      int skipped = star ? skip(chunk, rest, last) : -1;
      if (skipped < 0) {
        return false;
      }
      rest = rest.substring(skipped);
    }
    return rest.isEmpty();
  }

  /**
   * How far a star and the chunk behind it reach, the star as short as possible; -1 if they do not
   * match.
   */
  private static int skip(String chunk, String rest, boolean last) {
    for (int i = 0; i < rest.length() && rest.charAt(i) != '/'; i++) {
      String tail = rest.substring(i + 1);
      int length = new GlobPattern(chunk).matchChunk(tail);
      if (length >= 0 && (!last || length == tail.length())) {
        return i + 1 + length;
      }
    }
    return -1;
  }

  private static int chunkEnd(String pattern, int from) {
    boolean inClass = false;
    for (int i = from; i < pattern.length(); i++) {
      switch (pattern.charAt(i)) {
        case '\\' -> i++;
        case '[' -> inClass = true;
        case ']' -> inClass = false;
        case '*' -> {
          if (!inClass) {
            return i;
          }
        }
        default -> {}
      }
    }
    return pattern.length();
  }

  /**
   * The length of the part of {@code text} that the chunk matches at its start; -1 if it does not.
   */
  private int matchChunk(String text) {
    boolean failed = false;
    int position = 0;
    while (at < pattern.length()) {
      failed = failed || position >= text.length();
      int c = failed ? 0 : text.codePointAt(position);
      switch (pattern.charAt(at)) {
        case '[' -> {
          at++;
          failed = !matchClass(c) || failed;
        }
        case '?' -> {
          at++;
          failed = failed || c == '/';
        }
        default -> {
          if (pattern.charAt(at) == '\\' && ++at == pattern.length()) {
            throw new ChartException(BAD_PATTERN);
          }
          int wanted = pattern.codePointAt(at);
          at += Character.charCount(wanted);
          failed = failed || c != wanted;
        }
      }
      position += failed ? 0 : Character.charCount(c);
    }
    return failed ? -1 : position;
  }

  private boolean matchClass(int c) {
    boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
    if (negated) {
      at++;
    }
    boolean match = false;
    for (int ranges = 0; ; ranges++) {
      if (ranges > 0 && at < pattern.length() && pattern.charAt(at) == ']') {
        at++;
        return match != negated;
      }
      int low = classCharacter();
      int high = low;
      if (pattern.charAt(at) == '-') {
        at++;
        high = classCharacter();
      }
      match = match || (low <= c && c <= high);
    }
  }

  /** One end of a range; something must follow it. */
  private int classCharacter() {
    if (at >= pattern.length() || pattern.charAt(at) == '-' || pattern.charAt(at) == ']') {
      throw new ChartException(BAD_PATTERN);
    }
    if (pattern.charAt(at) == '\\' && ++at == pattern.length()) {
      throw new ChartException(BAD_PATTERN);
    }
    int c = pattern.codePointAt(at);
    at += Character.charCount(c);
    if (Character.getType(c) == Character.SURROGATE || at >= pattern.length()) {
      throw new ChartException(BAD_PATTERN);
    }
    return c;
  }
}
