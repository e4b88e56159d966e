package dev.chartwright.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/** Opens connections along a {@link Route}: directly, through an HTTP proxy's tunnel or SOCKS 5. */
final class Connector {

  /** Go's limit for the answer to CONNECT. */
  private static final Duration TUNNEL_LIMIT = Duration.ofMinutes(1);

  private final TransportOptions options;
  private final TlsContext tls;
  private final ConnectionPool pool;

  Connector(TransportOptions options, ConnectionPool pool) {
    this.options = options;
    this.tls = new TlsContext(options.tls(), options.clock());
    this.pool = pool;
  }

  Connection connect(HttpRequest request, Route route, Pace pace) throws IOException {
    Duration limit = request.timeouts().connect();
    Proxy proxy = route.proxy();
    pace.step(limit);
    Wire wire =
        proxy == null
            ? Dialer.dial(route.origin().host(), route.origin().port(), pace)
            : dialProxy(proxy, pace);
    pool.add(wire);
    try {
      Socket socket = new WireSocket(wire);
      if (proxy != null) {
        pace.step(limit);
        socket = throughProxy(route, proxy, wire, socket, pace);
      }
      SSLSocket secure = null;
      if (route.origin().secure()) {
        pace.step(limit);
        secure = Handshake.start(tls, wire, socket, route.origin());
        socket = secure;
      }
      pace.stepEnds();
      options
          .listener()
          .connected(
              request,
              Wire.text(wire.remote()),
              secure == null ? "tcp" : secure.getSession().getProtocol());
      return new Connection(route, wire, socket, options.limits());
    } catch (IOException | RuntimeException e) {
      pool.discard(wire);
      throw e;
    }
  }

  private static Wire dialProxy(Proxy proxy, Pace pace) throws WireException {
    if (!proxy.known()) {
      throw new WireException(
          Fault.PROXY,
          "proxyconnect tcp: unsupported proxy scheme " + Syntax.quote(proxy.scheme()),
          null);
    }
    try {
      return Dialer.dial(proxy.host(), proxy.port(), pace);
    } catch (WireException e) {
      throw proxyFailed(e);
    }
  }

  private Socket throughProxy(Route route, Proxy proxy, Wire wire, Socket below, Pace pace)
      throws IOException {
    if (proxy.socks()) {
      Socks5.connect(below, wire, proxy, route.origin());
      return below;
    }
    Socket socket = below;
    if (proxy.secure()) {
      try {
        socket = Handshake.start(tls, wire, below, new Origin("https", proxy.host(), proxy.port()));
      } catch (WireException e) {
        throw proxyFailed(e);
      }
    }
    if (route.origin().secure()) {
      pace.step(TUNNEL_LIMIT);
      tunnel(route.origin(), proxy, socket);
      wire.forgetFirstBytes();
    }
    return socket;
  }

  private void tunnel(Origin origin, Proxy proxy, Socket socket) throws IOException {
    StringBuilder head = new StringBuilder(128);
    head.append("CONNECT ").append(origin.hostPort()).append(" HTTP/1.1\r\nHost: ");
    head.append(origin.hostPort()).append("\r\n");
    String authorization = proxy.authorization();
    if (!authorization.isEmpty()) {
      head.append("Proxy-Authorization: ").append(authorization).append("\r\n");
    }
    head.append("\r\n");
    socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    // One byte at a time: what follows the head belongs to the server.
    ByteInput in = new ByteInput(socket.getInputStream(), 1);
    ResponseHead answer = new HeadReader(in, options.limits()).read();
    if (answer == null) {
      throw new WireException(Fault.PROXY, "unexpected EOF", null);
    }
    if (answer.status() != 200) {
      throw new WireException(
          Fault.PROXY, answer.reason().isEmpty() ? "unknown status code" : answer.reason(), null);
    }
  }

  private static WireException proxyFailed(WireException e) {
    return switch (e.fault()) {
      case CANCELLED, DEADLINE, CLOSED -> e;
      default -> new WireException(e.fault(), "proxyconnect tcp: " + e.getMessage(), e);
    };
  }
}
