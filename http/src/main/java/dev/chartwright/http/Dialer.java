package dev.chartwright.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;

/** Opens TCP connections, with the words of Go's {@code net.Dialer} when it cannot. */
final class Dialer {

  private Dialer() {}

  static Wire dial(String host, int port, Pace pace) throws WireException {
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new WireException(Fault.NO_SUCH_HOST, "dial tcp: lookup " + host + ": no such host", e);
    }
    WireException first = null;
    for (InetAddress address : addresses) {
      try {
        return connect(new InetSocketAddress(address, port), pace);
      } catch (WireException e) {
        if (first == null) {
          first = e;
        }
        if (e.fault() == Fault.CANCELLED || e.fault() == Fault.DEADLINE) {
          throw e;
        }
      }
    }
    if (first == null) {
      throw new WireException(
          Fault.NO_SUCH_HOST, "dial tcp: lookup " + host + ": no such host", null);
    }
    throw first;
  }

  private static Wire connect(InetSocketAddress address, Pace pace) throws WireException {
    String prefix = "dial tcp " + Wire.text(address) + ": ";
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      channel.socket().connect(address, pace.waitMillis());
      return new Wire(channel, pace);
    } catch (IOException e) {
      close(channel);
      throw explain(prefix, e);
    }
  }

  private static void close(@org.jspecify.annotations.Nullable SocketChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // It was never of use.
      }
    }
  }

  private static WireException explain(String prefix, IOException e) {
    if (e instanceof WireException known) {
      return known.fault() == Fault.CONNECT_TIMEOUT
          ? new WireException(Fault.CONNECT_TIMEOUT, prefix + known.getMessage(), e)
          : known;
    }
    if (e instanceof ClosedByInterruptException) {
      return new WireException(Fault.CANCELLED, prefix + "operation was canceled", e);
    }
    if (e instanceof SocketTimeoutException) {
      return new WireException(Fault.CONNECT_TIMEOUT, prefix + "i/o timeout", e);
    }
    String why = String.valueOf(e.getMessage());
    if (e instanceof ConnectException && why.startsWith("Connection refused")) {
      return new WireException(Fault.REFUSED, prefix + "connect: connection refused", e);
    }
    if (e instanceof NoRouteToHostException) {
      return new WireException(Fault.UNREACHABLE, prefix + "connect: no route to host", e);
    }
    if (e instanceof ConnectException && why.startsWith("Connection timed out")) {
      return new WireException(Fault.CONNECT_TIMEOUT, prefix + "connect: connection timed out", e);
    }
    return new WireException(Fault.UNREACHABLE, prefix + "connect: " + Syntax.lower(why), e);
  }
}
