package dev.chartwright.golang.net;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;

/** Percent escapes. Which bytes stay as they are depends on the part of the URL. */
enum Escaping {
  PATH("$&+,-./:;=@_~"),
  PATH_SEGMENT("$&+-.:=@_~"),
  HOST("!\"$&'()*+,-.:;<=>[]_~"),
  ZONE("!\"$&'()*+,-.:;<=>[]_~"),
  USER_PASSWORD("$&+,-.;=_~"),
  QUERY("-._~"),
  FRAGMENT("!$&()*+,-./:;=?@_~");

  private static final String HEX = "0123456789ABCDEF";

  private final String kept;

  Escaping(String kept) {
    this.kept = kept;
  }

  boolean keeps(int b) {
    return (b >= '0' && b <= '9')
        || (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || kept.indexOf(b) >= 0;
  }

  String escape(String text) {
    int i = 0;
    while (i < text.length() && keeps(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (byte b : GoString.bytes(text)) {
      int c = b & 0xFF;
      if (keeps(c)) {
        out.append((char) c);
      } else if (c == ' ' && this == QUERY) {
        out.append('+');
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
      }
    }
    return out.toString();
  }

  String unescape(String text) {
    boolean plain = this != HOST && this != ZONE && text.indexOf('%') < 0;
    if (plain && (this != QUERY || text.indexOf('+') < 0)) {
      return text;
    }
    byte[] in = GoString.bytes(text);
    byte[] out = new byte[in.length];
    int n = 0;
    for (int i = 0; i < in.length; i++) {
      int c = in[i] & 0xFF;
      if (c == '%') {
        if (i + 2 >= in.length || hex(in[i + 1]) < 0 || hex(in[i + 2]) < 0) {
          throw badEscape(in, i);
        }
        int value = hex(in[i + 1]) << 4 | hex(in[i + 2]);
        boolean percent = value == '%';
        // A host may escape only what is not ASCII, and the percent sign of a zone.
        if ((this == HOST && value < 0x80 && !percent)
            || (this == ZONE && !percent && value != ' ' && !HOST.keeps(value))) {
          throw badEscape(in, i);
        }
        out[n++] = (byte) value;
        i += 2;
      } else if (c == '+' && this == QUERY) {
        out[n++] = ' ';
      } else {
        if ((this == HOST || this == ZONE) && c < 0x80 && !keeps(c)) {
          String quoted = Quote.quote(String.valueOf((char) c));
          throw new UrlException("invalid character " + quoted + " in host name");
        }
        out[n++] = in[i];
      }
    }
    return GoString.of(out, 0, n);
  }

  private static int hex(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }

  private static UrlException badEscape(byte[] in, int at) {
    String escape = GoString.of(in, at, Math.min(3, in.length - at));
    return new UrlException("invalid URL escape " + Quote.quote(escape));
  }

  /** Whether a text could be the escaped form of a part of this kind. */
  boolean isValid(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("!$&'()*+,;=:@[]%".indexOf(c) < 0 && !keeps(c)) {
        return false;
      }
    }
    return true;
  }
}
