package dev.chartwright.golang.yaml;

import dev.chartwright.golang.GoString;
import java.util.Base64;

/** What {@code !!binary} scalars hold: base64 as Go reads it and as go-yaml writes it. */
final class Base64Text {
  private static final int LINE = 70;

  private Base64Text() {}

  /** Decodes to a Go string; line breaks do not matter. */
  static String decode(String s) {
    StringBuilder plain = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c != '\n' && c != '\r') {
        plain.append(c < 128 ? c : '*');
      }
    }
    if (plain.length() % 4 != 0) {
      throw invalid();
    }
    try {
      byte[] b = Base64.getDecoder().decode(plain.toString());
      return GoString.of(b);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static YamlException invalid() {
    return YamlException.at(0, "!!binary value contains invalid base64 data");
  }

  /** Encodes in lines of 70 characters, each ended by a line feed unless there is only one. */
  static String encode(byte[] b) {
    String s = Base64.getEncoder().encodeToString(b);
    if (s.length() < LINE) {
      return s;
    }
    StringBuilder out = new StringBuilder(s.length() + s.length() / LINE + 1);
    for (int i = 0; i < s.length(); i += LINE) {
      out.append(s, i, Math.min(i + LINE, s.length())).append('\n');
    }
    return out.toString();
  }
}
