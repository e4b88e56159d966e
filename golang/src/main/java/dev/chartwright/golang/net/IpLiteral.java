package dev.chartwright.golang.net;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;

/**
 * Checks IP addresses as Go's {@code netip.ParseAddr} does. Stateless and thread-safe.
 *
 * <pre>{@code
 * IpLiteral.isIpv4("::1%eth0");  // false
 * IpLiteral.isIpv4("1.2.3");     // UrlException: ParseAddr("1.2.3"): IPv4 address too short
 * }</pre>
 */
public final class IpLiteral {
  private final String in;

  private IpLiteral(String in) {
    this.in = in;
  }

  /**
   * Whether a text is an IPv4 address; false for IPv6, with or without a zone.
   *
   * @throws UrlException if it is neither
   */
  public static boolean isIpv4(String text) {
    IpLiteral address = new IpLiteral(text);
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '.' -> {
          address.ipv4(text);
          return true;
        }
        case ':' -> {
          address.ipv6();
          return false;
        }
        case '%' -> throw address.error("missing IPv6 address", "");
        default -> {}
      }
    }
    throw address.error("unable to parse IP", "");
  }

  private UrlException error(String message, String at) {
    String place = at.isEmpty() ? "" : " (at " + Quote.quote(at) + ")";
    return new UrlException("ParseAddr(" + Quote.quote(in) + "): " + message + place);
  }

  private void ipv4(String s) {
    int value = 0;
    int position = 0;
    int digits = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c >= '0' && c <= '9') {
        if (digits == 1 && value == 0) {
          throw error("IPv4 field has octet with leading zero", "");
        }
        value = value * 10 + (c - '0');
        digits++;
        if (value > 255) {
          throw error("IPv4 field has value >255", "");
        }
      } else if (c == '.') {
        if (i == 0 || i == s.length() - 1 || s.charAt(i - 1) == '.') {
          throw error("IPv4 field must have at least one digit", s.substring(i));
        }
        if (position == 3) {
          throw error("IPv4 address too long", "");
        }
        position++;
        value = 0;
        digits = 0;
      } else {
        throw error("unexpected character", s.substring(i));
      }
    }
    if (position < 3) {
      throw error("IPv4 address too short", "");
    }
  }

  private void ipv6() {
    String s = in;
    int percent = s.indexOf('%');
    if (percent >= 0) {
      if (percent == s.length() - 1) {
        throw error("zone must be a non-empty string", "");
      }
      s = s.substring(0, percent);
    }
    boolean ellipsis = s.startsWith("::");
    if (ellipsis) {
      s = s.substring(2);
      if (s.isEmpty()) {
        return;
      }
    }
    int bytes = 0;
    while (bytes < 16) {
      int digits = group(s);
      if (digits < s.length() && s.charAt(digits) == '.') {
        if (!ellipsis && bytes != 12) {
          throw error("embedded IPv4 address must replace the final 2 fields of the address", s);
        }
        if (bytes + 4 > 16) {
          throw error("too many hex fields to fit an embedded IPv4 at the end of the address", s);
        }
        ipv4(s);
        s = "";
        bytes += 4;
        break;
      }
      bytes += 2;
      s = s.substring(digits);
      if (s.isEmpty()) {
        break;
      }
      if (s.charAt(0) != ':') {
        throw error("unexpected character, want colon", s);
      }
      if (GoString.length(s) == 1) {
        throw error("colon must be followed by more characters", s);
      }
      s = s.substring(1);
      if (s.charAt(0) == ':') {
        if (ellipsis) {
          throw error("multiple :: in address", s);
        }
        ellipsis = true;
        s = s.substring(1);
        if (s.isEmpty()) {
          break;
        }
      }
    }
    if (!s.isEmpty()) {
      throw error("trailing garbage after address", s);
    }
    if (bytes < 16 && !ellipsis) {
      throw error("address string too short", "");
    }
    if (bytes == 16 && ellipsis) {
      throw error("the :: must expand to at least one field of zeros", "");
    }
  }

  /** The number of hexadecimal digits that begin a text. */
  private int group(String s) {
    int digits = 0;
    while (digits < s.length()
        && s.charAt(digits) < 0x80
        && Character.digit(s.charAt(digits), 16) >= 0) {
      if (digits > 3) {
        throw error("each group must have 4 or less digits", s);
      }
      digits++;
    }
    if (digits == 0) {
      throw error("each colon-separated field must have at least one digit", s);
    }
    return digits;
  }
}
