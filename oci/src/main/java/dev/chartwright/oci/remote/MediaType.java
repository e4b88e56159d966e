package dev.chartwright.oci.remote;

import java.util.Locale;

/** The media type in a {@code Content-Type}, without its parameters. */
final class MediaType {
  private MediaType() {}

  /**
   * The type in lower case; empty if the header has none.
   *
   * <p>Source: Go 1.26 {@code mime.ParseMediaType}, but parameters are not looked at.
   */
  static String of(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return type.trim().toLowerCase(Locale.ROOT);
  }

  /** What Go says about a type that it cannot read; empty if it can. */
  static String problem(String type) {
    if (type.isEmpty()) {
      return "mime: no media type";
    }
    int first = token(type, 0);
    if (first == 0) {
      return "mime: no media type";
    }
    if (first == type.length()) {
      return "";
    }
    if (type.charAt(first) != '/') {
      return "mime: expected slash after first token";
    }
    int second = token(type, first + 1);
    if (second == first + 1) {
      return "mime: expected token after slash";
    }
    return second == type.length() ? "" : "mime: unexpected content after media subtype";
  }

  /** Where the token ends that starts at {@code start}. */
  private static int token(String text, int start) {
    int end = start;
    while (end < text.length() && isTokenChar(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isTokenChar(char c) {
    return c > ' ' && c < 0x7f && "()<>@,;:\\\"/[]?=".indexOf(c) < 0;
  }
}
