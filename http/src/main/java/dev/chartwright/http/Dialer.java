package dev.chartwright.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens TCP connections, with the words of Go's {@code net.Dialer} when it cannot. */
final class Dialer {

  private Dialer() {}

  /** Connects to a host within the step that the pace is in. */
  static Wire dial(String host, int port, Pace pace) throws WireException {
    List<InetAddress> addresses = Resolver.resolve(host);
    if (addresses.size() > 1) {
      return new DialRace(addresses, port, pace).run();
    }
    InetSocketAddress address = new InetSocketAddress(addresses.get(0), port);
    SocketChannel channel = null;
    try {
      channel = open();
      channel.socket().connect(address, pace.waitMillis());
      return new Wire(channel, pace);
    } catch (SocketTimeoutException e) {
      close(channel);
      throw explain(address, passed(pace, e));
    } catch (IOException e) {
      close(channel);
      throw explain(address, e);
    }
  }

  /** Which limit it was. */
  private static IOException passed(Pace pace, SocketTimeoutException e) {
    try {
      pace.waitMillis();
      return e;
    } catch (WireException limit) {
      return limit;
    }
  }

  static SocketChannel open() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    return channel;
  }

  static void close(@Nullable SocketChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // It was never of use.
      }
    }
  }

  static WireException explain(InetSocketAddress address, IOException e) {
    String prefix = "dial tcp " + Wire.text(address) + ": ";
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
