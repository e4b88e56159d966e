package dev.chartwright.http;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The failures of java.net.http in the kinds and, where they can be known, the words of Go. */
final class JdkFailures {

  private JdkFailures() {}

  static TransportException explain(Throwable failure, Origin origin, boolean closed) {
    if (closed) {
      return TransportException.of(Fault.CLOSED, "http: the transport is closed", failure);
    }
    TransportException known = find(failure, TransportException.class);
    if (known != null) {
      return known;
    }
    if (failure instanceof HttpConnectTimeoutException) {
      return TransportException.of(
          Fault.CONNECT_TIMEOUT, "dial tcp " + address(origin) + ": i/o timeout", failure);
    }
    if (find(failure, UnresolvedAddressException.class) != null) {
      return unresolved(origin, failure);
    }
    if (find(failure, ConnectException.class) != null) {
      return connect(origin, failure);
    }
    SSLException tls = find(failure, SSLException.class);
    if (tls != null) {
      return plainText(tls)
          ? new TlsException(
              TlsException.Kind.PLAIN_HTTP_SERVER,
              "http: server gave HTTP response to HTTPS client",
              failure)
          : TlsAlerts.explain(tls);
    }
    return exchange(failure);
  }

  /** A failure while a body is read. */
  static WireException body(Throwable failure) {
    TransportException told = exchange(failure);
    boolean cut = told.fault() == Fault.EOF || told.fault() == Fault.UNEXPECTED_EOF;
    return cut
        ? new WireException(Fault.UNEXPECTED_EOF, "unexpected EOF", failure)
        : new WireException(told.fault(), told.reason(), failure);
  }

  private static TransportException exchange(Throwable failure) {
    String text = texts(failure);
    if (text.contains("Connection reset")) {
      return TransportException.of(Fault.RESET, "read: connection reset by peer", failure);
    }
    if (text.contains("Broken pipe")) {
      return TransportException.of(Fault.RESET, "write: broken pipe", failure);
    }
    if (text.contains("received no bytes")) {
      return TransportException.of(Fault.EOF, "EOF", failure);
    }
    if (text.contains("bytes received:")
        || text.contains("EOF reached while reading")
        || text.contains("parser received")
        || text.contains("CLOSED_WITH_ERROR")
        || find(failure, EOFException.class) != null
        || find(failure, ClosedChannelException.class) != null) {
      return TransportException.of(Fault.UNEXPECTED_EOF, "unexpected EOF", failure);
    }
    String own = String.valueOf(failure.getMessage());
    boolean rules =
        find(failure, ProtocolException.class) != null
            || find(failure, NumberFormatException.class) != null
            || text.contains("nvalid")
            || text.contains("llegal")
            || text.contains("chunk");
    return TransportException.of(rules ? Fault.MALFORMED : Fault.IO, own, failure);
  }

  private static boolean plainText(SSLException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("nrecognized SSL message");
  }

  private static TransportException connect(Origin origin, Throwable failure) {
    String text = texts(failure);
    String prefix = "dial tcp " + address(origin) + ": connect: ";
    if (text.contains("No route to host")) {
      return TransportException.of(Fault.UNREACHABLE, prefix + "no route to host", failure);
    }
    if (text.contains("Network is unreachable")) {
      return TransportException.of(Fault.UNREACHABLE, prefix + "network is unreachable", failure);
    }
    return TransportException.of(Fault.REFUSED, prefix + "connection refused", failure);
  }

  private static TransportException unresolved(Origin origin, Throwable failure) {
    try {
      List<InetAddress> found = Resolver.resolve(origin.host());
      return TransportException.of(
          Fault.UNREACHABLE, "dial tcp " + found.get(0) + ": connect: unresolved", failure);
    } catch (WireException e) {
      return e.toTransport();
    }
  }

  /** java.net.http does not tell which address it tried: the first is the likely one. */
  private static String address(Origin origin) {
    try {
      InetAddress first = Resolver.resolve(origin.host()).get(0);
      return Wire.text(new InetSocketAddress(first, origin.port()));
    } catch (WireException e) {
      return origin.hostPort();
    }
  }

  private static String texts(Throwable failure) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      all.append(cause.getMessage()).append('\n');
    }
    return all.toString();
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
