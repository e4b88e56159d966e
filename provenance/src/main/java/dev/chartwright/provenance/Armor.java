package dev.chartwright.provenance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One block of ASCII armour: a type, and the bytes inside.
 *
 * <p>Headers are skipped and the checksum is not looked at. Source: ProtonMail go-crypto 1.4.1
 * {@code openpgp/armor}.
 */
final class Armor {
  private static final String START = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final int TRAILING_DASHES = 5;
  private static final int MAX_LINE = 96;
  private static final int LINE = 64;
  private static final String INVALID = "openpgp: invalid data: armor invalid";
  private static final String UNEXPECTED_EOF = "unexpected EOF";

  private final String type;
  private final byte[] bytes;
  private final @Nullable String problem;
  private final int end;

  private Armor(String type, byte[] bytes, @Nullable String problem, int end) {
    this.type = type;
    this.bytes = bytes;
    this.problem = problem;
    this.end = end;
  }

  /** What stands in the first line, as {@code PGP SIGNATURE}. */
  String type() {
    return type;
  }

  /** What the lines hold, up to the first that is no base64. */
  byte[] bytes() {
    return bytes;
  }

  /** What to say to who reads on behind the bytes; null if they are whole. */
  @Nullable String problem() {
    return problem;
  }

  /** Where the text behind the block starts. */
  int end() {
    return end;
  }

  /** The next block at or behind a place in a text; null if there is no further one. */
  static @Nullable Armor next(byte[] text, int from) {
    Lines lines = new Lines(text, from);
    while (true) {
      String line = lines.next();
      if (line == null) {
        return null;
      }
      if (line.startsWith(START)
          && line.length() > START.length() + TRAILING_DASHES
          && skipHeaders(lines)) {
        return body(line.substring(START.length(), line.length() - TRAILING_DASHES), lines);
      }
    }
  }

  /** Whether the headers are that, and end in an empty line. */
  private static boolean skipHeaders(Lines lines) {
    while (true) {
      String line = lines.next();
      if (line == null) {
        return false;
      }
      if (line.isEmpty()) {
        return true;
      }
      if (line.indexOf(':') < 0) {
        return false;
      }
    }
  }

  private static Armor body(String type, Lines lines) {
    StringBuilder base64 = new StringBuilder();
    String problem = null;
    while (true) {
      String line = lines.next();
      if (line == null || line.startsWith(END) || isChecksum(line)) {
        break;
      }
      if (line.length() > MAX_LINE) {
        problem = INVALID;
        break;
      }
      base64.append(line);
    }
    int length = 0;
    while (length < base64.length() && isBase64(base64.charAt(length))) {
      length++;
    }
    int padded = length;
    while (padded < base64.length() && padded - length < 2 && base64.charAt(padded) == '=') {
      padded++;
    }
    if (padded < base64.length()) {
      problem = "illegal base64 data at input byte " + padded;
      length -= length % 4;
    } else if (padded % 4 != 0) {
      problem = problem == null ? UNEXPECTED_EOF : problem;
      length -= length % 4;
    }
    byte[] bytes = Base64.getDecoder().decode(base64.substring(0, length));
    return new Armor(type, bytes, problem, lines.at);
  }

  private static boolean isChecksum(String line) {
    return line.length() == 5 && line.charAt(0) == '=';
  }

  private static boolean isBase64(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }

  /** A block without headers and checksum, line feed at the end included. */
  static String encode(String type, byte[] bytes) {
    String base64 = Base64.getEncoder().encodeToString(bytes);
    StringBuilder out = new StringBuilder(base64.length() * 65 / 64 + 80);
    out.append(START).append(type).append("-----\n\n");
    for (int i = 0; i < base64.length(); i += LINE) {
      out.append(base64, i, Math.min(i + LINE, base64.length())).append('\n');
    }
    return out.append(END).append(type).append("-----\n").toString();
  }

  /** The lines of a text without white space around them. */
  private static final class Lines {
    private final byte[] text;
    private int at;

    Lines(byte[] text, int at) {
      this.text = text;
      this.at = at;
    }

    @Nullable String next() {
      if (at >= text.length) {
        return null;
      }
      int end = at;
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      String line = new String(text, at, end - at, StandardCharsets.ISO_8859_1);
      at = Math.min(end + 1, text.length);
      return line.strip();
    }
  }
}
