package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.regexp.Regexp;
import dev.chartwright.golang.regexp.RegexpException;
import org.jspecify.annotations.Nullable;

/**
 * The formats of strings that can be checked; others mean nothing.
 *
 * <p>A check gives null, or why a text is not of the format.
 *
 * <p>Source: santhosh-tekuri/jsonschema 6.0.3 {@code format.go}.
 */
final class Formats {
  private Formats() {}

  static boolean isKnown(String format) {
    return switch (format) {
      case "regex",
          "json-pointer",
          "relative-json-pointer",
          "uuid",
          "duration",
          "period",
          "ipv4",
          "ipv6",
          "hostname",
          "email",
          "date",
          "time",
          "date-time",
          "uri",
          "iri",
          "uri-reference",
          "iri-reference",
          "uri-template",
          "semver" ->
          true;
      default -> false;
    };
  }

  /** Why a text is not of a known format; null if it is. */
  static @Nullable String check(String format, String text) {
    return switch (format) {
      case "regex" -> regex(text);
      case "json-pointer" -> TextFormats.jsonPointer(text);
      case "relative-json-pointer" -> TextFormats.relativeJsonPointer(text);
      case "uuid" -> TextFormats.uuid(text);
      case "semver" -> TextFormats.semver(text);
      case "duration" -> TimeFormats.duration(text);
      case "period" -> TimeFormats.period(text);
      case "date" -> TimeFormats.date(text);
      case "time" -> TimeFormats.time(bytes(text));
      case "date-time" -> TimeFormats.dateTime(text);
      case "ipv4" -> NetworkFormats.ipv4(text);
      case "ipv6" -> NetworkFormats.ipv6(text);
      case "hostname" -> NetworkFormats.hostname(text);
      case "email" -> NetworkFormats.email(text);
      case "uri", "iri" -> NetworkFormats.uri(text);
      case "uri-reference", "iri-reference" -> NetworkFormats.uriReference(text);
      default -> NetworkFormats.uriTemplate(text);
    };
  }

  private static @Nullable String regex(String text) {
    try {
      Regexp.compile(text);
      return null;
    } catch (RegexpException e) {
      return e.getMessage();
    }
  }

  /** A text with one character for each of its bytes. */
  static String bytes(String text) {
    int length = GoString.length(text);
    return length == text.length() && isAscii(text)
        ? text
        : new String(GoString.bytes(text), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** The text whose bytes are the characters of {@code bytes}. */
  static String text(String bytes) {
    return GoString.of(bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  /** A character as Go's range over a string gives it: a bad byte is U+FFFD. */
  static int rune(int codePoint) {
    return codePoint >= 0xD800 && codePoint <= 0xDFFF ? 0xFFFD : codePoint;
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAlphanumeric(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** How many digits a text begins with. */
  static int digits(String text) {
    int count = 0;
    while (count < text.length() && isDigit(text.charAt(count))) {
      count++;
    }
    return count;
  }

  /** The text split at each separator: Go's {@code strings.Split}. */
  static String[] split(String text, char separator) {
    int parts = 1;
    for (int i = 0; i < text.length(); i++) {
      parts += text.charAt(i) == separator ? 1 : 0;
    }
    String[] out = new String[parts];
    int start = 0;
    for (int i = 0; i < parts; i++) {
      int end = i == parts - 1 ? text.length() : text.indexOf(separator, start);
      out[i] = text.substring(start, end);
      start = end + 1;
    }
    return out;
  }
}
