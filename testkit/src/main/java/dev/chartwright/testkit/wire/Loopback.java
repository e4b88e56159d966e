package dev.chartwright.testkit.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A free port of 127.0.0.1 and a daemon thread for each connection to it. Thread-safe; {@link
 * #close} ends all connections.
 */
public final class Loopback implements AutoCloseable {
  private static final int BACKLOG = 128;

  private final ServerSocket listener;
  private final String name;
  private final Connection connection;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** What is done with a connection. */
  @FunctionalInterface
  public interface Connection {
    /** Serves a connection, which is closed afterwards; a failure ends it without a word. */
    void serve(Socket socket) throws IOException;
  }

  private Loopback(String name, Connection connection) throws IOException {
    this.name = name;
    this.connection = connection;
    this.listener = new ServerSocket();
    listener.bind(
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), BACKLOG);
  }

  /**
   * Begins to listen.
   *
   * @param name of the threads
   * @throws IOException if there is no port
   */
  public static Loopback listen(String name, Connection connection) throws IOException {
    Loopback loopback = new Loopback(name, connection);
    loopback.start(name, loopback::acceptAll);
    return loopback;
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  private void start(String threadName, Runnable work) {
    Thread thread = new Thread(work, threadName);
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        start(name + " connection", () -> serve(socket));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          close();
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      connection.serve(socket);
    } catch (IOException e) {
      // A client that goes away in the middle is what many tests are about.
    } finally {
      open.remove(socket);
    }
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
