package dev.chartwright.repo.index;

import dev.chartwright.golang.yaml.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Keys of mappings on a line of their own. */
final class YamlKeys {
  /** Far below the limit of YAML, which counts from the beginning of the key. */
  private static final int LONG = 1000;

  private YamlKeys() {}

  /** Where the colon behind a key of plain characters is, or -1 if the key is not that simple. */
  static int colon(byte[] b, int from, int to) {
    int i = from;
    while (i < to && isPlain(b[i])) {
      i++;
    }
    boolean ends = i < to && b[i] == ':' && (i + 1 == to || b[i + 1] == ' ');
    return !ends || i == from || i - from > LONG ? -1 : i;
  }

  /** Where the colon behind a key of plain characters in quotes is, or -1. */
  static int colonBehindQuotes(byte[] b, int from, int to) {
    int i = from + 1;
    while (i < to && isPlain(b[i])) {
      i++;
    }
    boolean ends =
        i + 1 < to && b[i] == b[from] && b[i + 1] == ':' && (i + 2 == to || b[i + 2] == ' ');
    return ends && i - from <= LONG ? i + 1 : -1;
  }

  private static boolean isPlain(byte c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.'
        || c == '/';
  }

  /**
   * The text of a key that one of the above found.
   *
   * @throws UnusualForm if it cannot stand for a text
   */
  static String name(byte[] b, int from, int colon) {
    if (b[from] == '"' || b[from] == '\'') {
      return new String(b, from + 1, colon - from - 2, StandardCharsets.ISO_8859_1);
    }
    if (!isCertainlyText(b, from, colon)) {
      return resolved(Arrays.copyOfRange(b, from, colon));
    }
    return new String(b, from, colon - from, StandardCharsets.ISO_8859_1);
  }

  /** Whether a key or value without quotes is nothing but a text: no number, no word of YAML. */
  static boolean isCertainlyText(byte[] b, int from, int to) {
    byte c = b[from];
    if (c >= '1' && c <= '9') {
      return isNoNumber(b, from, to);
    }
    if (c == '0') {
      return to - from > 1
          && (b[from + 1] == '.' || isDigit(b[from + 1]))
          && isNoNumber(b, from, to);
    }
    return switch (c) {
      case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O' -> to - from > 5;
      case '~', '.', '+', '-', '<', '=' -> false;
      default -> true;
    };
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  /** Whether what begins with a digit and no prefix is neither a number nor a date. */
  private static boolean isNoNumber(byte[] b, int from, int to) {
    if (to - from > 4 && b[from + 4] == '-') {
      return false;
    }
    int dots = 0;
    for (int i = from; i < to; i++) {
      byte c = b[i];
      if (c == '.') {
        dots++;
      } else if (!isDigit(c) && c != '_' && c != 'e' && c != 'E' && c != '+' && c != '-') {
        return true;
      }
    }
    return dots > 1;
  }

  private static String resolved(byte[] key) {
    byte[] line = Arrays.copyOf(key, key.length + 3);
    line[key.length] = ':';
    line[key.length + 1] = ' ';
    line[key.length + 2] = '0';
    try {
      if (Yaml.toJsonValueStrict(line) instanceof Map<?, ?> map
          && map.size() == 1
          && map.keySet().iterator().next() instanceof String text) {
        return text;
      }
    } catch (RuntimeException e) {
      throw new UnusualForm("key");
    }
    throw new UnusualForm("key");
  }
}
