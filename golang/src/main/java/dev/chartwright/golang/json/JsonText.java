package dev.chartwright.golang.json;

import dev.chartwright.golang.GoString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** JSON as text: quoting, and changing the space between tokens. */
final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /** Appends a string literal. */
  static void quote(StringBuilder out, String text, boolean escapeHtml) {
    String s = text;
    out.append('"');
    int start = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c >= 0x80) {
        if (c < 0x2028 || (c > 0x2029 && !Character.isSurrogate(c))) {
          continue;
        }
        if (Character.isSurrogate(c)) {
          if (Character.isHighSurrogate(c)
              && i + 1 < s.length()
              && Character.isLowSurrogate(s.charAt(i + 1))) {
            i++;
            continue;
          }
          String whole = GoString.normalize(s);
          if (whole.length() != s.length()) {
            out.append(s, start, i);
            quoteRest(out, GoString.normalize(s.substring(i)), escapeHtml);
            return;
          }
        }
      } else if (c >= ' ' && c != '"' && c != '\\') {
        if (!escapeHtml || (c != '<' && c != '>' && c != '&')) {
          continue;
        }
      }
      out.append(s, start, i);
      start = i + 1;
      escape(out, c);
    }
    out.append(s, start, s.length()).append('"');
  }

  private static void quoteRest(StringBuilder out, String rest, boolean escapeHtml) {
    StringBuilder quoted = new StringBuilder(rest.length() + 2);
    quote(quoted, rest, escapeHtml);
    out.append(quoted, 1, quoted.length());
  }

  private static void escape(StringBuilder out, char c) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (Character.isSurrogate(c)) {
          out.append("\\ufffd");
        } else {
          out.append(c < 0x100 ? "\\u00" : "\\u20");
          out.append(HEX.charAt(c >> 4 & 0xF)).append(HEX.charAt(c & 0xF));
        }
      }
    }
  }

  /** The text without space between its tokens. */
  static byte[] compact(byte[] data, boolean escapeHtml) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length);
    JsonScanner scanner = new JsonScanner();
    for (int i = 0; i < data.length; i++) {
      byte c = data[i];
      JsonScanner.Op op = scanner.next(c);
      if (op == JsonScanner.Op.ERROR) {
        throw withoutOffset(scanner.error());
      }
      if (op == JsonScanner.Op.SKIP_SPACE || op == JsonScanner.Op.END) {
        continue;
      }
      if (escapeHtml && (c == '<' || c == '>' || c == '&')) {
        write(out, "\\u00" + HEX.charAt(c >> 4) + HEX.charAt(c & 0xF));
      } else if (escapeHtml && isSeparator(data, i)) {
        write(out, "\\u202" + HEX.charAt(data[i + 2] & 0xF));
        scanner.next(data[i + 1]);
        scanner.next(data[i + 2]);
        i += 2;
      } else {
        out.write(c);
      }
    }
    if (scanner.end() == JsonScanner.Op.ERROR) {
      throw withoutOffset(scanner.error());
    }
    return out.toByteArray();
  }

  // Go's Compact does not count bytes.
  private static JsonSyntaxException withoutOffset(JsonSyntaxException e) {
    return new JsonSyntaxException(String.valueOf(e.getMessage()), 0);
  }

  private static boolean isSeparator(byte[] data, int i) {
    return data[i] == (byte) 0xE2
        && i + 2 < data.length
        && data[i + 1] == (byte) 0x80
        && (data[i + 2] & 0xFE) == 0xA8;
  }

  private static void write(ByteArrayOutputStream out, String ascii) {
    out.writeBytes(ascii.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The text with each element on a line of its own. Space after the value stays. */
  static byte[] indent(byte[] data, byte[] prefix, byte[] indent) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(2 * data.length);
    JsonScanner scanner = new JsonScanner();
    boolean opened = false;
    int depth = 0;
    for (byte c : data) {
      JsonScanner.Op op = scanner.next(c);
      if (op == JsonScanner.Op.SKIP_SPACE) {
        continue;
      }
      if (op == JsonScanner.Op.ERROR) {
        throw scanner.error();
      }
      if (opened && op != JsonScanner.Op.END_OBJECT && op != JsonScanner.Op.END_ARRAY) {
        opened = false;
        newLine(out, prefix, indent, ++depth);
      }
      if (op == JsonScanner.Op.CONTINUE) {
        out.write(c);
        continue;
      }
      switch (c) {
        case '{', '[' -> {
          opened = true;
          out.write(c);
        }
        case ',' -> {
          out.write(c);
          newLine(out, prefix, indent, depth);
        }
        case ':' -> {
          out.write(c);
          out.write(' ');
        }
        case '}', ']' -> {
          if (opened) {
            opened = false;
          } else {
            newLine(out, prefix, indent, --depth);
          }
          out.write(c);
        }
        default -> out.write(c);
      }
    }
    if (scanner.end() == JsonScanner.Op.ERROR) {
      throw scanner.error();
    }
    return out.toByteArray();
  }

  private static void newLine(ByteArrayOutputStream out, byte[] prefix, byte[] indent, int depth) {
    out.write('\n');
    out.writeBytes(prefix);
    for (int i = 0; i < depth; i++) {
      out.writeBytes(indent);
    }
  }
}
