package dev.chartwright.testkit.kube;

import dev.chartwright.testkit.wire.MessageHead;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of a real API server on a loopback port: counts the requests and does something
 * else with some of them. It speaks as the user of a kubeconfig does and lets everybody in.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.inFrontOf(Path.of(System.getenv("KUBECONFIG")))) {
 *   proxy.fault(CallPattern.writes().nth(3), ApiFault.lost());
 *   Path config = proxy.kubeconfig(directory.resolve("config"), "team");
 *   // helm --kubeconfig … upgrade web ./web: the third write is carried out, and nobody hears of it
 *   proxy.calls().size();
 * }
 * }</pre>
 *
 * <p>Bodies pass as they are, watches as they come. Whoever asks may impersonate; other credentials
 * are replaced by the kubeconfig's. Thread-safe. {@link #close} ends all connections.
 */
public final class FaultProxy implements AutoCloseable {
  private final URI server;
  private final String authorization;
  private final @Nullable SSLContext tls;
  private final ApiFaults faults = new ApiFaults();
  private final List<ApiCall> calls = Collections.synchronizedList(new ArrayList<>());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Deque<Upstream> idle = new ConcurrentLinkedDeque<>();
  private final ApiWire wire;

  private FaultProxy(KubeconfigFile config) throws IOException {
    this.server = config.server();
    this.authorization = config.authorization();
    this.tls = "https".equals(server.getScheme()) ? config.tls() : null;
    this.wire = new ApiWire("fault proxy", null, this::answer);
  }

  /**
   * Starts a proxy on a free port.
   *
   * @param kubeconfig whose current context names server and user
   * @throws UncheckedIOException if the file cannot be read or there is no port
   */
  public static FaultProxy inFrontOf(Path kubeconfig) {
    try {
      return new FaultProxy(KubeconfigFile.read(kubeconfig));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scheme, host and port; the scheme is http. */
  public String url() {
    return "http://127.0.0.1:" + wire.port();
  }

  /** Writes a kubeconfig for this proxy with a default namespace, and returns the file. */
  public Path kubeconfig(Path file, String namespace) {
    String text =
        """
        apiVersion: v1
        kind: Config
        current-context: proxied
        clusters:
        - name: proxied
          cluster:
            server: %s
        contexts:
        - name: proxied
          context:
            cluster: proxied
            user: proxied
            namespace: %s
        users:
        - name: proxied
          user: {}
        """
            .formatted(url(), namespace);
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does something else with some requests. The first fault that fits counts. */
  public FaultProxy fault(CallPattern where, ApiFault what) {
    faults.add(where, what);
    return this;
  }

  /** Forgets all faults, and releases what is held. */
  public FaultProxy clearFaults() {
    faults.clear();
    return this;
  }

  /** The requests so far. */
  public List<ApiCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /**
   * Waits until so many requests have been answered, by the server or with a status: what is
   * dropped or lost does not count, and it does not matter whether anybody hears the answer.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public void awaitAnswered(int count) throws InterruptedException {
    synchronized (calls) {
      while (answered() < count) {
        calls.wait();
      }
    }
  }

  private int answered() {
    int answered = 0;
    for (ApiCall call : calls) {
      answered += call.status() == 0 ? 0 : 1;
    }
    return answered;
  }

  private void record(ApiCall call) {
    synchronized (calls) {
      calls.add(call);
      calls.notifyAll();
    }
  }

  /** The requests so far that were to change something. */
  public List<ApiCall> writes() {
    List<ApiCall> writes = new ArrayList<>(calls());
    writes.removeIf(call -> !call.isWrite());
    return writes;
  }

  /** Forgets the requests so far. */
  public FaultProxy forgetCalls() {
    calls.clear();
    return this;
  }

  @Override
  public void close() {
    faults.clear();
    wire.close();
    try {
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      // Nothing is left to be done about it.
    }
  }

  private boolean answer(ApiExchange exchange) throws IOException {
    ApiFault fault = faults.next(exchange.method(), exchange.path());
    ApiFault.Kind kind = fault == null ? null : fault.kind();
    if (fault != null && kind == ApiFault.Kind.HELD) {
      fault.hold();
    } else if (fault != null && kind == ApiFault.Kind.STATUS) {
      record(ApiCall.of("", exchange, fault.code()));
      exchange.send(fault.code(), fault.contentType(), fault.bytes(), fault.headers());
      return true;
    } else if (kind == ApiFault.Kind.DROPPED) {
      record(ApiCall.of("", exchange, 0));
      throw new ApiWire.DropException();
    }
    boolean lost = kind == ApiFault.Kind.LOST;
    boolean cut = kind == ApiFault.Kind.TRUNCATED;
    Upstream kept = idle.pollFirst();
    while (kept != null) {
      try {
        return forward(exchange, kept, lost, cut);
      } catch (StaleException e) {
        kept = idle.pollFirst();
      }
    }
    return forward(exchange, connect(), lost, cut);
  }

  /** A connection to the server. */
  private record Upstream(Socket socket, InputStream in) {}

  /** The server had ended a connection before it was used again. */
  private static final class StaleException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Forwards over a connection, which is kept if it can carry another request. */
  private boolean forward(ApiExchange exchange, Upstream upstream, boolean lost, boolean cut)
      throws IOException {
    boolean keep = false;
    try {
      write(exchange, upstream.socket());
      keep = back(exchange, upstream.in(), lost, cut);
      return true;
    } finally {
      if (keep) {
        idle.addFirst(upstream);
      } else {
        upstream.socket().close();
        open.remove(upstream.socket());
      }
    }
  }

  private Upstream connect() throws IOException {
    Socket socket = socket();
    open.add(socket);
    return new Upstream(socket, new BufferedInputStream(socket.getInputStream()));
  }

  private Socket socket() throws IOException {
    int port = server.getPort() < 0 ? (tls == null ? 80 : 443) : server.getPort();
    Socket raw = new Socket();
    raw.setTcpNoDelay(true);
    raw.connect(new InetSocketAddress(server.getHost(), port));
    if (tls == null) {
      return raw;
    }
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(raw, server.getHost(), port, true);
    javax.net.ssl.SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private void write(ApiExchange exchange, Socket socket) throws IOException {
    OutputStream out = new BufferedOutputStream(socket.getOutputStream());
    StringBuilder head = new StringBuilder();
    head.append(exchange.method()).append(' ').append(exchange.target()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(server.getAuthority()).append("\r\n");
    for (Map.Entry<String, String> header : exchange.headers()) {
      switch (header.getKey().toLowerCase(Locale.ROOT)) {
        case "host", "connection", "content-length", "transfer-encoding", "expect" -> {
          // Those are this connection's own.
        }
        case "authorization", "accept-encoding" -> {
          // The proxy speaks for the kubeconfig's user.
        }
        default -> head.append(header.getKey() + ": " + header.getValue() + "\r\n");
      }
    }
    if (!authorization.isEmpty()) {
      head.append("Authorization: ").append(authorization).append("\r\n");
    }
    head.append("Content-Length: ").append(exchange.body().length).append("\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(exchange.body());
    out.flush();
  }

  /**
   * Passes the answer on.
   *
   * @return whether the connection can carry another request
   */
  private boolean back(ApiExchange exchange, InputStream in, boolean lost, boolean cut)
      throws IOException {
    MessageHead head = MessageHead.read(in);
    if (head == null) {
      throw new StaleException();
    }
    int code = head.status();
    record(ApiCall.of("", exchange, lost ? 0 : code));
    if (lost) {
      throw new ApiWire.DropException();
    }
    List<String> kept = new ArrayList<>();
    for (Map.Entry<String, String> header : head.headers()) {
      switch (header.getKey().toLowerCase(Locale.ROOT)) {
        case "content-type", "content-length", "transfer-encoding", "connection" -> {
          // Those are said anew.
        }
        default -> {
          kept.add(header.getKey());
          kept.add(header.getValue());
        }
      }
    }
    String type = head.header("Content-Type");
    String length = head.header("Content-Length");
    boolean keep = !head.header("Connection").equalsIgnoreCase("close");
    if (cut) {
      exchange.truncate();
    }
    if (!head.isChunked()) {
      boolean none = exchange.method().equals("HEAD") || code == 204 || code == 304;
      byte[] body =
          none
              ? new byte[0]
              : length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
      exchange.send(code, type, body, kept.toArray(new String[0]));
      return keep && (none || !length.isEmpty());
    }
    boolean ended = false;
    exchange.startStream(code, type, kept.toArray(new String[0]));
    for (String line = MessageHead.line(in); line != null; line = MessageHead.line(in)) {
      int size = Integer.parseInt(line.trim(), 16);
      if (size == 0) {
        ended = true;
        MessageHead.line(in);
        break;
      }
      exchange.sendPart(in.readNBytes(size));
      MessageHead.line(in);
    }
    exchange.endStream();
    return keep && ended;
  }
}
