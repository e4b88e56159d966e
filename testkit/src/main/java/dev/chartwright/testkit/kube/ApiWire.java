package dev.chartwright.testkit.kube;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 on a loopback port, one daemon thread per connection. */
final class ApiWire implements AutoCloseable {
  private final ServerSocket listener;
  private final Handler handler;
  private final @Nullable SSLContext tls;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

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
    this.listener = new ServerSocket();
    listener.bind(
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 128);
    this.handler = handler;
    this.tls = tls;
    start(name, this::acceptAll);
  }

  int port() {
    return listener.getLocalPort();
  }

  static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        start("fake API connection", () -> serve(socket));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          close();
        }
      }
    }
  }

  private void serve(Socket raw) {
    try (raw) {
      raw.setTcpNoDelay(true);
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
    } catch (IOException e) {
      // A client that goes away in the middle is what many tests are about.
    } finally {
      open.remove(raw);
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
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      // Nothing is left to be done about it.
    }
  }
}
