package dev.chartwright.plugin;

import java.util.Map;

/**
 * Variables in words: Go's {@code os.Expand}.
 *
 * <p>Source: Go 1.26 {@code os/env.go}.
 */
final class Expansion {
  private static final String ONE_LETTER = "*#$@!?-0123456789";

  private Expansion() {}

  /**
   * The text with {@code $NAME} and <code>${NAME}</code> replaced by values, unknown names by
   * nothing.
   */
  static String expand(String text, Map<String, String> variables) {
    if (text.indexOf('$') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) != '$' || at + 1 == text.length()) {
        continue;
      }
      out.append(text, done, at);
      String rest = text.substring(at + 1);
      int length;
      String name;
      if (rest.charAt(0) == '{') {
        length = lengthInBraces(rest);
        name = length > 2 && rest.charAt(length - 1) == '}' ? rest.substring(1, length - 1) : "";
      } else {
        length = ONE_LETTER.indexOf(rest.charAt(0)) >= 0 ? 1 : nameLength(rest);
        name = rest.substring(0, length);
        if (length == 0) {
          // No name: the dollar stays.
          out.append('$');
        }
      }
      out.append(variables.getOrDefault(name, ""));
      at += length;
      done = at + 1;
    }
    return out.append(text, done, text.length()).toString();
  }

  /** How much of a text that starts with a brace is the name with its braces, or bad syntax. */
  private static int lengthInBraces(String text) {
    if (text.length() > 2 && ONE_LETTER.indexOf(text.charAt(1)) >= 0 && text.charAt(2) == '}') {
      return 3;
    }
    int end = text.indexOf('}', 1);
    if (end == 1) {
      return 2;
    }
    return end < 0 ? 1 : end + 1;
  }

  private static int nameLength(String text) {
    int length = 0;
    while (length < text.length()) {
      char c = text.charAt(length);
      if (c != '_'
          && !(c >= '0' && c <= '9')
          && !(c >= 'a' && c <= 'z')
          && !(c >= 'A' && c <= 'Z')) {
        break;
      }
      length++;
    }
    return length;
  }
}
