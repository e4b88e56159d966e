package dev.chartwright.testkit.kube;

import dev.chartwright.testkit.wire.Loopback;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 on a loopback port, with or without TLS. */
final class ApiWire implements AutoCloseable {
  private final Handler handler;
  private final @Nullable SSLContext tls;
  private final Loopback loopback;

  /** What answers. */
  interface Handler {
    /**
     * Answers a request.
     *
     * @return whether the connection may carry another
     * @throws DropException if the connection is to be reset
     */
    boolean answer(ApiExchange exchange) throws IOException;
  }

  /** The connection is to be reset. */
  static final class DropException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  ApiWire(String name, @Nullable SSLContext tls, Handler handler) throws IOException {
    this.handler = handler;
    this.tls = tls;
    this.loopback = Loopback.listen(name, this::serve);
  }

  int port() {
    return loopback.port();
  }

  private void serve(Socket raw) throws IOException {
    Socket socket = tls == null ? raw : handshake(raw, tls);
    InputStream in = new BufferedInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    String user = user(socket);
    boolean keep = true;
    while (keep) {
      ApiExchange exchange = ApiExchange.read(in, out, user);
      if (exchange == null) {
        return;
      }
      try {
        keep = handler.answer(exchange) && exchange.keepsAlive();
      } catch (DropException e) {
        raw.setSoLinger(true, 0);
        return;
      }
    }
  }

  private static Socket handshake(Socket raw, SSLContext tls) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(raw, "127.0.0.1", raw.getPort(), false);
    socket.setUseClientMode(false);
    socket.setWantClientAuth(true);
    socket.startHandshake();
    return socket;
  }

  private static String user(Socket socket) {
    if (socket instanceof SSLSocket secure) {
      try {
        for (Certificate certificate : secure.getSession().getPeerCertificates()) {
          if (certificate instanceof X509Certificate known) {
            return commonName(known.getSubjectX500Principal().getName());
          }
        }
      } catch (SSLPeerUnverifiedException e) {
        return "";
      }
    }
    return "";
  }

  private static String commonName(String name) {
    for (String part : name.split(",", -1)) {
      if (part.startsWith("CN=")) {
        return part.substring(3);
      }
    }
    return name;
  }

  @Override
  public void close() {
    loopback.close();
  }
}
