package dev.chartwright.testkit;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * How a server speaks TLS.
 *
 * @param context its certificate and the clients' authority
 * @param clientCertificate whether a client must show a certificate
 * @param serverName whether a client must name the server
 */
record TlsSettings(SSLContext context, boolean clientCertificate, boolean serverName) {
  SSLSocket wrap(Socket raw) throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(raw, "127.0.0.1", raw.getPort(), false);
    socket.setUseClientMode(false);
    socket.setNeedClientAuth(clientCertificate);
    return socket;
  }

  void requireServerName(SSLSocket socket) throws IOException {
    boolean named =
        socket.getSession() instanceof ExtendedSSLSession session
            && !session.getRequestedServerNames().isEmpty();
    if (serverName && !named) {
      throw new IOException("the client did not name the server");
    }
  }
}
