package dev.chartwright.http;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * Loads what the first TLS connection of a JVM needs, beside other work.
 *
 * <p>The JDK looks for all its ciphers and curves when TLS is first used, which takes longer than
 * the rest of a small request. A program that knows that it will need TLS, and has something else
 * to do before, begins with this. Nothing is kept and nothing is sent; a connection made meanwhile
 * waits for no more than what it needs itself.
 *
 * <pre>{@code
 * TlsStart.begin();
 * TlsOptions tls = readConfiguration();
 * }</pre>
 */
public final class TlsStart {
  private TlsStart() {}

  /** Begins on a thread that does not keep the JVM alive; failures are left to the connection. */
  public static void begin() {
    Thread thread = new Thread(new Greeting(), "chartwright-tls");
    thread.setDaemon(true);
    thread.start();
  }

  /** Greets nobody and gives the length of the greeting, which needs all ciphers and curves. */
  static int greet() throws GeneralSecurityException, SSLException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[0], new TrustManager[0], null);
    SSLEngine engine = context.createSSLEngine("localhost", 443);
    engine.setUseClientMode(true);
    engine.beginHandshake();
    ByteBuffer greeting = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    return engine.wrap(ByteBuffer.allocate(0), greeting).bytesProduced();
  }

  private static final class Greeting implements Runnable {
    @Override
    public void run() {
      try {
        greet();
      } catch (GeneralSecurityException | SSLException e) {
        // Whoever connects is told.
        return;
      }
    }
  }
}
