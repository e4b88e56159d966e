package dev.chartwright.sprig;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A block of PEM. Source: Go 1.26, encoding/pem. Immutable. */
final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "\n-----END ";
  private static final String DASHES = "-----";

  private final String type;
  private final byte[] bytes;

  Pem(String type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  /** What stands behind BEGIN: {@code CERTIFICATE}. */
  String type() {
    return type;
  }

  /** The content, not encoded; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** The block with lines of 64 characters and a line feed at the end of each. */
  String encoded() {
    String body = Base64.getEncoder().encodeToString(bytes);
    StringBuilder out = new StringBuilder(body.length() * 66 / 64 + 2 * type.length() + 64);
    out.append(BEGIN).append(type).append("-----\n");
    for (int i = 0; i < body.length(); i += 64) {
      out.append(body, i, Math.min(i + 64, body.length())).append('\n');
    }
    return out.append(END, 1, END.length()).append(type).append("-----\n").toString();
  }

  /** The first well-formed block of a text; null if there is none. */
  static @Nullable Pem decode(String text) {
    String rest = text;
    while (true) {
      int end = rest.indexOf(END);
      if (end < 0) {
        return null;
      }
      int begin = end < BEGIN.length() ? -1 : rest.lastIndexOf(BEGIN, end - BEGIN.length());
      if (begin >= 0 && (begin == 0 || rest.charAt(begin - 1) == '\n')) {
        Pem block = read(rest.substring(begin + BEGIN.length()));
        if (block != null) {
          return block;
        }
      }
      rest = rest.substring(end + END.length());
    }
  }

  // The text begins with the type.
  private static @Nullable Pem read(String text) {
    int at = nextLine(text, 0);
    String typeLine = line(text, 0);
    if (!typeLine.endsWith(DASHES)) {
      return null;
    }
    String type = typeLine.substring(0, typeLine.length() - DASHES.length());
    int end = text.indexOf(END);
    boolean headers = false;
    while (at < text.length() && line(text, at).indexOf(':') >= 0) {
      headers = true;
      at = nextLine(text, at);
    }
    if (at >= text.length() || (headers && end < at)) {
      return null;
    }
    String last = line(text, end + END.length());
    if (!last.equals(type + DASHES)) {
      return null;
    }
    String body = end > at ? text.substring(at, end) : "";
    StringBuilder digits = new StringBuilder(body.length());
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
        digits.append(c);
      }
    }
    if (digits.length() % 4 != 0) {
      return null;
    }
    try {
      byte[] encoded = digits.toString().getBytes(StandardCharsets.UTF_8);
      return new Pem(type, Base64.getDecoder().decode(encoded));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String line(String text, int from) {
    int end = text.indexOf('\n', from);
    if (end < 0) {
      end = text.length();
    } else if (end > from && text.charAt(end - 1) == '\r') {
      end--;
    }
    while (end > from && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    return text.substring(from, end);
  }

  private static int nextLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end + 1;
  }
}
