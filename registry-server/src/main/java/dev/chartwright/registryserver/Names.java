package dev.chartwright.registryserver;

/**
 * The grammar of repository names and tags.
 *
 * <p>Source: distribution-spec 1.1, "Pulling manifests".
 */
final class Names {
  private Names() {}

  /** {@code [a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*} for each part between slashes. */
  static boolean isRepository(String name) {
    boolean wordBefore = false;
    int i = 0;
    while (i < name.length()) {
      char c = name.charAt(i);
      if (isWord(c)) {
        wordBefore = true;
        i++;
        continue;
      }
      if (!wordBefore) {
        return false;
      }
      i += separatorLength(name, i);
      wordBefore = false;
      if (i >= name.length() || !isWord(name.charAt(i))) {
        return false;
      }
    }
    return wordBefore;
  }

  private static int separatorLength(String name, int at) {
    int length = 1;
    switch (name.charAt(at)) {
      case '-' -> {
        while (at + length < name.length() && name.charAt(at + length) == '-') {
          length++;
        }
      }
      case '_' -> length = name.startsWith("__", at) ? 2 : 1;
      case '.', '/' -> {}
      default -> {
        return name.length();
      }
    }
    return length;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** {@code [a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}}. */
  static boolean isTag(String tag) {
    if (tag.isEmpty() || tag.length() > 128) {
      return false;
    }
    for (int i = 0; i < tag.length(); i++) {
      char c = tag.charAt(i);
      boolean word = isWord(c) || (c >= 'A' && c <= 'Z') || c == '_';
      if (!word && (i == 0 || (c != '.' && c != '-'))) {
        return false;
      }
    }
    return true;
  }
}
