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
    int slash = type.indexOf('/');
    String first = slash < 0 ? type : type.substring(0, slash);
    if (!isToken(first)) {
      return "mime: no media type";
    }
    if (slash < 0) {
      return "";
    }
    String second = type.substring(slash + 1);
    if (second.isEmpty()) {
      return "mime: expected token after slash";
    }
    return isToken(second) ? "" : "mime: unexpected content after media subtype";
  }

  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 0x7f || "()<>@,;:\\\"/[]?=".indexOf(c) >= 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
