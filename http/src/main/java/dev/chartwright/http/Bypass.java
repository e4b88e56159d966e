package dev.chartwright.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One entry of {@code NO_PROXY}: which servers are reached directly. */
final class Bypass {

  private static final Bypass EVERYTHING = new Bypass("", true, null, 0, "");

  private final String suffix;
  private final boolean itself;
  private final byte @Nullable [] network;
  private final int prefix;
  private final String port;

  /**
   * An entry.
   *
   * @param suffix a name with a leading dot; empty for all names
   * @param itself whether the name without the dot is covered too
   * @param network an address, or null
   * @param prefix how many of its bits count
   * @param port the only port covered, or empty for all
   */
  private Bypass(
      String suffix, boolean itself, byte @Nullable [] network, int prefix, String port) {
    this.suffix = suffix;
    this.itself = itself;
    this.network = network;
    this.prefix = prefix;
    this.port = port;
  }

  /** The entry {@code *}. */
  static Bypass everything() {
    return EVERYTHING;
  }

  /** An entry in lower case without white space around it; null if it means nothing. */
  static @Nullable Bypass parse(String text) {
    int slash = text.indexOf('/');
    if (slash >= 0) {
      byte[] range = IpAddress.parse(text.substring(0, slash));
      long bits = Framings.parseLength(text.substring(slash + 1));
      if (range != null && bits >= 0 && bits <= range.length * 8L) {
        return new Bypass("", false, range, (int) bits, "");
      }
    }
    String host = text;
    String port = "";
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    if (colon > text.indexOf(']') && (bracketed || text.indexOf(':') == colon)) {
      host = text.substring(0, colon);
      port = text.substring(colon + 1);
      if (bracketed && host.endsWith("]")) {
        host = host.substring(1, host.length() - 1);
      }
    }
    byte[] address = IpAddress.parse(host);
    if (address != null) {
      return new Bypass("", false, address, address.length * 8, port);
    }
    if (host.startsWith("*.")) {
      host = host.substring(1);
    }
    if (host.isEmpty()) {
      return null;
    }
    boolean itself = !host.startsWith(".");
    String suffix = itself ? "." + host : host;
    return new Bypass("." + Target.ascii(suffix.substring(1)), itself, null, 0, port);
  }

  /**
   * Whether a server is reached directly.
   *
   * @param host its name or address in lower case
   * @param address the same as an address, or null if it is a name
   */
  boolean covers(String host, byte @Nullable [] address, int hostPort) {
    if (suffix.isEmpty() && network == null) {
      return true;
    }
    if (!port.isEmpty() && !port.equals(Integer.toString(hostPort))) {
      return false;
    }
    byte[] range = network;
    if (range != null) {
      return address != null && samePrefix(range, address, prefix);
    }
    return address == null
        && (host.endsWith(suffix) || (itself && host.equals(suffix.substring(1))));
  }

  private static boolean samePrefix(byte[] range, byte[] address, int bits) {
    if (range.length != address.length) {
      return false;
    }
    int whole = bits / 8;
    if (!Arrays.equals(range, 0, whole, address, 0, whole)) {
      return false;
    }
    int rest = bits % 8;
    return rest == 0 || ((range[whole] ^ address[whole]) & 0xff) >> (8 - rest) == 0;
  }
}
