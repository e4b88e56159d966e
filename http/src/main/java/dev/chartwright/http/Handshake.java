package dev.chartwright.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import org.jspecify.annotations.Nullable;

/** Turns a plain connection into a TLS one, and failures into Go's words. */
final class Handshake {

  private Handshake() {}

  /**
   * Shakes hands over a socket that lies on the wire.
   *
   * @throws WireException with a {@link TlsException} as cause where TLS itself failed
   */
  static SSLSocket start(TlsContext context, Wire wire, Socket below, Origin server)
      throws WireException {
    String host = context.nameOf(server);
    try {
      SSLSocket socket =
          (SSLSocket)
              context.get().getSocketFactory().createSocket(below, host, server.port(), true);
      SSLParameters parameters = context.parameters(socket.getSSLParameters());
      SNIServerName name = serverName(host);
      parameters.setServerNames(name == null ? List.of() : List.of(name));
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      throw explain(wire, e);
    }
  }

  /** RFC 6066 §3: no address, no trailing dot; an underscore is sent as Go sends it. */
  static @Nullable SNIServerName serverName(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return name.indexOf(':') >= 0 || IpAddress.parse(name) != null ? null : new ServerName(name);
  }

  /** A name as it is written; the JDK's own class rejects underscores. */
  private static final class ServerName extends SNIServerName {
    ServerName(String name) {
      super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static WireException explain(Wire wire, IOException e) {
    TlsException told = find(e);
    if (told == null && wire.speaksPlainHttp()) {
      told =
          new TlsException(
              TlsException.Kind.PLAIN_HTTP_SERVER,
              "http: server gave HTTP response to HTTPS client",
              e);
    }
    if (told == null && wire.speaksNoTls()) {
      told =
          new TlsException(
              TlsException.Kind.HANDSHAKE,
              "tls: first record does not look like a TLS handshake",
              e);
    }
    if (told != null) {
      return new WireException(Fault.TLS, told.reason(), told);
    }
    WireException failure = wire.failure();
    if (failure != null) {
      return failure.fault() == Fault.CONNECT_TIMEOUT
          ? new WireException(Fault.CONNECT_TIMEOUT, "net/http: TLS handshake timeout", failure)
          : failure;
    }
    if (e instanceof EOFException || e.getCause() instanceof EOFException) {
      return new WireException(Fault.EOF, "EOF", e);
    }
    told = TlsAlerts.explain(e);
    return new WireException(Fault.TLS, told.reason(), told);
  }

  private static @Nullable TlsException find(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TlsException told) {
        return told;
      }
    }
    return null;
  }
}
