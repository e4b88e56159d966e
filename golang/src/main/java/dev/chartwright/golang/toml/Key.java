package dev.chartwright.golang.toml;

import java.util.ArrayList;
import java.util.List;

/** A key of one or more parts, and how it is written. */
record Key(List<String> parts) {
  static final Key ROOT = new Key(List.of());

  Key add(String part) {
    List<String> longer = new ArrayList<>(parts.size() + 1);
    longer.addAll(parts);
    longer.add(part);
    return new Key(longer);
  }

  int size() {
    return parts.size();
  }

  String last() {
    return parts.get(parts.size() - 1);
  }

  Key parent() {
    return new Key(parts.subList(0, parts.size() - 1));
  }

  /** The parts with dots between, quoted where they must be. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        out.append('.');
      }
      appendPart(out, parts.get(i));
    }
    return out.toString();
  }

  /** Appends one part, quoted if it is empty or has anything but letters, digits, _ and -. */
  static void appendPart(StringBuilder out, String part) {
    boolean bare = !part.isEmpty();
    for (int i = 0; bare && i < part.length(); i++) {
      bare = TomlLexer.isBareKeyCharacter(part.charAt(i));
    }
    if (bare) {
      out.append(part);
    } else {
      appendQuoted(out, part);
    }
  }

  /** Appends a string in double quotes. */
  static void appendQuoted(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20 || c == 0x7F) {
            out.append("\\u00").append(hex(c >> 4)).append(hex(c & 15));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static char hex(int digit) {
    return "0123456789abcdef".charAt(digit);
  }
}
