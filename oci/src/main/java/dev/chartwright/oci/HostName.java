package dev.chartwright.oci;

/**
 * What Go takes for the {@code host[:port]} of a URL.
 *
 * <p>Source: Go 1.26 {@code net/url.ParseRequestURI} of {@code dummy://} and the host.
 */
final class HostName {
  private static final String ALLOWED = "!\"$&'()*+,-.;<=>]_~:";

  private HostName() {}

  static boolean isValid(String host) {
    if (host.isEmpty()) {
      return false;
    }
    int bracket = host.lastIndexOf('[');
    if (bracket > 0) {
      return false;
    }
    if (bracket == 0) {
      int close = host.lastIndexOf(']');
      return close > 0
          && isPort(host.substring(close + 1))
          && IpLiteral.isV6(host.substring(1, close));
    }
    int colon = host.lastIndexOf(':');
    if (colon >= 0 && !isPort(host.substring(colon))) {
      return false;
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && c < 0x80 && ALLOWED.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPort(String text) {
    if (text.isEmpty()) {
      return true;
    }
    if (text.charAt(0) != ':') {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
