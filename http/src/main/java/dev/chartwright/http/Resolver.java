package dev.chartwright.http;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Addresses of a host in the order in which they should be tried: IPv6 before IPv4 where IPv6 has a
 * route, as Go does (RFC 6724, {@code net/addrselect.go}).
 */
final class Resolver {

  private static final Path CONFIGURATION = Path.of("/etc/resolv.conf");
  private static final int ANY_PORT = 9;

  private Resolver() {}

  static List<InetAddress> resolve(String host) throws WireException {
    byte[] literal = IpAddress.parse(host);
    try {
      if (literal != null) {
        return List.of(InetAddress.getByAddress(literal));
      }
      return ordered(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      boolean temporary = String.valueOf(e.getMessage()).contains("emporary failure");
      throw new WireException(
          Fault.NO_SUCH_HOST,
          "dial tcp: lookup "
              + host
              + server()
              + (temporary ? ": server misbehaving" : ": no such host"),
          e);
    }
  }

  private static List<InetAddress> ordered(InetAddress[] found) {
    List<InetAddress> six = new ArrayList<>();
    List<InetAddress> four = new ArrayList<>();
    for (InetAddress address : found) {
      if (address instanceof Inet6Address) {
        six.add(address);
      } else if (address instanceof Inet4Address) {
        four.add(address);
      }
    }
    if (six.isEmpty() || four.isEmpty()) {
      return List.of(found);
    }
    boolean sixFirst = routed(six.get(0));
    List<InetAddress> ordered = new ArrayList<>(sixFirst ? six : four);
    ordered.addAll(sixFirst ? four : six);
    return ordered;
  }

  /** Whether the system has a source address for it; no packet is sent. */
  private static boolean routed(InetAddress address) {
    try (DatagramSocket probe = new DatagramSocket()) {
      probe.connect(new InetSocketAddress(address, ANY_PORT));
      return true;
    } catch (IOException | java.io.UncheckedIOException e) {
      return false;
    }
  }

  /**
   * Go's own resolver names the server that it asked, or nothing where there is no configuration.
   */
  private static String server() {
    try {
      String text = Files.readString(CONFIGURATION, StandardCharsets.ISO_8859_1);
      for (String line : text.split("\n")) {
        String[] words = line.trim().split("[ \t]+");
        if (words.length > 1 && words[0].equals("nameserver")) {
          return words[1].indexOf(':') >= 0
              ? " on [" + words[1] + "]:53"
              : " on " + words[1] + ":53";
        }
      }
    } catch (IOException e) {
      // Not a system with that file.
    }
    return "";
  }
}
