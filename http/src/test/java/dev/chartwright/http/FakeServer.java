package dev.chartwright.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A server on loopback that says byte for byte what a script tells it to. */
final class FakeServer implements AutoCloseable {

  /** What happens on one connection; the connection is closed when it returns. */
  interface Script {
    void serve(Peer peer) throws Exception;
  }

  private final ServerSocket listener;
  private final SSLContext tls;
  private final boolean clientCertificate;
  private final Script script;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Peer> peers = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final List<Integer> ended = new ArrayList<>();
  final List<String> heads = new CopyOnWriteArrayList<>();

  private FakeServer(SSLContext tls, boolean clientCertificate, Script script) throws IOException {
    this.listener = new ServerSocket(0, 64, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    this.tls = tls;
    this.clientCertificate = clientCertificate;
    this.script = script;
    start(this::accept);
  }

  /** A plain server. */
  static FakeServer start(Script script) throws IOException {
    return new FakeServer(null, false, script);
  }

  /** A TLS server with a certificate from the test resources. */
  static FakeServer startTls(String certificate, Script script) throws IOException {
    return new FakeServer(TestTls.server(certificate), false, script);
  }

  /** A TLS server that wants a certificate from its clients. */
  static FakeServer startMutualTls(String certificate, Script script) throws IOException {
    return new FakeServer(TestTls.server(certificate), true, script);
  }

  /**
   * A plain server that gives each connection the same answer to its first request, then closes.
   */
  static FakeServer answering(String answer) throws IOException {
    return start(peer -> {
      peer.head();
      peer.send(answer);
    });
  }

  /** A server that serves any number of requests per connection, each with that answer. */
  static FakeServer keepingAlive(String answer) throws IOException {
    return start(peer -> {
      while (!peer.head().isEmpty()) {
        peer.send(answer);
      }
    });
  }

  static void start(Runnable task) {
    Thread thread = new Thread(task, "fake-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (true) {
      Socket socket;
      try {
        socket = listener.accept();
      } catch (IOException e) {
        return;
      }
      int index = connections.incrementAndGet();
      start(() -> serve(socket, index));
    }
  }

  private void serve(Socket raw, int index) {
    try (raw) {
      raw.setTcpNoDelay(true);
      Socket socket = raw;
      if (tls != null) {
        SSLSocket secure =
            (SSLSocket) tls.getSocketFactory().createSocket(raw, "server", raw.getPort(), true);
        secure.setUseClientMode(false);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setNeedClientAuth(clientCertificate);
        parameters.setUseCipherSuitesOrder(false);
        secure.setSSLParameters(parameters);
        socket = secure;
      }
      Peer peer = new Peer(this, raw, socket, index);
      peers.add(peer);
      script.serve(peer);
    } catch (IOException | InterruptedException e) {
      // The client went away, or the test is over.
    } catch (Throwable e) {
      failures.add(e);
    } finally {
      synchronized (ended) {
        ended.add(index);
        ended.notifyAll();
      }
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  String url(String path) {
    return (tls == null ? "http" : "https") + "://127.0.0.1:" + port() + path;
  }

  String url(String host, String path) {
    return (tls == null ? "http" : "https") + "://" + host + ":" + port() + path;
  }

  /** How many connections were accepted. */
  int connections() {
    return connections.get();
  }

  /** Waits until the script of that connection (counted from 0) is over and the socket closed. */
  void awaitEnd(int connection) throws InterruptedException {
    synchronized (ended) {
      while (ended.size() <= connection) {
        ended.wait();
      }
    }
  }

  List<String> requestLines() {
    List<String> lines = new ArrayList<>();
    for (String head : heads) {
      lines.add(head.substring(0, head.indexOf("\r\n")));
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Peer peer : peers) {
      peer.drop();
    }
    for (Throwable failure : failures) {
      throw new AssertionError("the script of the fake server failed", failure);
    }
  }
}
