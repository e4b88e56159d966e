package dev.chartwright.testkit;

/** Which names of repositories a registry takes. */
final class RepositoryNames {
  private RepositoryNames() {}

  static boolean accepts(String name, Settings settings) {
    String[] segments = name.split("/", -1);
    for (String segment : segments) {
      if (!isSegment(segment, settings.is(Switch.REPOSITORY_NAMES, "strict"))) {
        return false;
      }
    }
    long depth = settings.number(Switch.REPOSITORY_DEPTH);
    if (settings.startsWith(Switch.REPOSITORY_DEPTH, "exactly:")) {
      return segments.length == depth;
    }
    return !settings.startsWith(Switch.REPOSITORY_DEPTH, "most:") || segments.length <= depth;
  }

  /**
   * Lower case letters and digits, with {@code .}, {@code _}, {@code __} or dashes between them.
   */
  private static boolean isSegment(String segment, boolean strict) {
    boolean outside =
        segment.isEmpty()
            || !isWord(segment.charAt(0))
            || !isWord(segment.charAt(segment.length() - 1));
    if (outside || (strict && (segment.contains("__") || segment.contains("--")))) {
      return false;
    }
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (!isWord(c) && "._-".indexOf(c) < 0) {
        return false;
      }
    }
    return !segment.contains("..") && !segment.contains("___");
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
