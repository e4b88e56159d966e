package dev.chartwright.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A chart repository on a loopback port: files and their {@code index.yaml}, and whatever can go
 * wrong on the way to them.
 *
 * <pre>{@code
 * try (ScriptedRepository repository = ScriptedRepository.start()) {
 *   repository.add(ChartBuilder.of("web", "1.0.0"));
 *   repository.fault("/web-1.0.0.tgz", RepositoryFault.status(503).times(1));
 *   // GET <url>/index.yaml     lists web 1.0.0
 *   // GET <url>/web-1.0.0.tgz  503, then 200
 *   repository.requests();      // [GET /index.yaml - 200, …]
 * }
 * }</pre>
 *
 * <p>Thread-safe. {@link #close} ends all connections.
 */
public final class ScriptedRepository implements AutoCloseable {
  private static final Settings PLAIN = new Settings(Map.of());
  private static final String INDEX = "/index.yaml";

  private final WireServer server;
  private final String scheme;
  private final Accounts accounts = new Accounts();
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, List<String>> entries = new TreeMap<>();
  private final Map<String, RepositoryFault> faults = new LinkedHashMap<>();
  private final Map<String, Long> left = new LinkedHashMap<>();
  private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());

  private ScriptedRepository(@Nullable TestCertificates certificates) {
    try {
      TlsSettings tls =
          certificates == null ? null : new TlsSettings(certificates.server("good"), false, false);
      this.scheme = tls == null ? "http" : "https";
      this.server = new WireServer("scripted repository", new Server(), tls);
    } catch (IOException e) {
      throw new UncheckedIOException("no port on the loopback interface", e);
    }
  }

  /** Starts an empty repository without accounts. */
  public static ScriptedRepository start() {
    return new ScriptedRepository(null);
  }

  /** Starts an empty repository that speaks TLS with certificates of that authority. */
  public static ScriptedRepository start(TestCertificates authority) {
    return new ScriptedRepository(authority);
  }

  /** The repository's URL: {@code http://127.0.0.1:40213}. */
  public String url() {
    return scheme + "://" + host();
  }

  /** Address and port. */
  public String host() {
    return "127.0.0.1:" + server.port();
  }

  /** Adds somebody; without anybody no password is asked for. */
  public ScriptedRepository account(String user, String password) {
    accounts.add(Account.of(user, password));
    return this;
  }

  /** Adds a chart and its entry, whose URL is relative and whose digest is right. */
  public ScriptedRepository add(ChartBuilder chart) {
    byte[] archive = chart.archive();
    return add(chart, chart.fileName(), sha256(archive));
  }

  /**
   * Adds a chart and an entry that says what it likes.
   *
   * @param url what the entry says where the archive is
   * @param digest what the entry says its SHA-256 is; empty for nothing
   */
  public synchronized ScriptedRepository add(ChartBuilder chart, String url, String digest) {
    files.put("/" + chart.fileName(), chart.archive());
    String entry =
        "{\"urls\":[\""
            + url
            + "\"],"
            + (digest.isEmpty() ? "" : "\"digest\":\"" + digest + "\",")
            + chart.configJson().substring(1);
    String name = chart.fileName().substring(0, chart.fileName().lastIndexOf('-'));
    entries.computeIfAbsent(name, unused -> new ArrayList<>()).add(entry);
    return this;
  }

  /** Hands out a file, an {@code /index.yaml} of one's own too. */
  public synchronized ScriptedRepository put(String path, byte[] bytes) {
    files.put(path, bytes.clone());
    return this;
  }

  /** Hands out a text. */
  public ScriptedRepository put(String path, String text) {
    return put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Lets something go wrong with a path from now on. */
  public synchronized ScriptedRepository fault(String path, RepositoryFault fault) {
    faults.put(path, fault);
    left.put(path, fault.times());
    return this;
  }

  /** Lets nothing go wrong any more. */
  public synchronized ScriptedRepository heal() {
    faults.clear();
    left.clear();
    return this;
  }

  /** The requests so far, in the order of their answers. */
  public List<RecordedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** The requests so far for one path. */
  public List<RecordedRequest> requests(String path) {
    List<RecordedRequest> some = new ArrayList<>(requests());
    some.removeIf(request -> !request.target().equals(path));
    return some;
  }

  /** Forgets the requests so far. */
  public void forgetRequests() {
    requests.clear();
  }

  /** SHA-256 in hex, as it stands in an index. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private byte @Nullable [] file(String path) {
    byte[] own = files.get(path);
    return own == null && path.equals(INDEX) ? index() : own;
  }

  /** JSON is YAML too. */
  private byte[] index() {
    StringBuilder index = new StringBuilder("{\"apiVersion\":\"v1\",\"entries\":{");
    String comma = "";
    for (Map.Entry<String, List<String>> each : entries.entrySet()) {
      index
          .append(comma)
          .append('"')
          .append(each.getKey())
          .append("\":[")
          .append(String.join(",", each.getValue()))
          .append(']');
      comma = ",";
    }
    return index.append("}}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private synchronized WireServer.Answer answer(WireRequest request) {
    int mark = request.target().indexOf('?');
    String path = mark < 0 ? request.target() : request.target().substring(0, mark);
    Route route = new Route(Endpoint.OTHER, "", "", path, "");
    Reply reply;
    byte[] bytes = file(path);
    if (!accounts.isEmpty() && accounts.ofBasic(request.header("Authorization"), PLAIN) == null) {
      reply = Reply.of(401).header("WWW-Authenticate", "Basic realm=\"charts\"");
    } else {
      reply = bytes == null ? Reply.of(404) : Reply.of(200).body(bytes);
    }
    RepositoryFault fault = faults.get(path);
    if (fault == null || left.merge(path, -1L, Long::sum) < 0) {
      return new WireServer.Answer(reply, PLAIN, route, false);
    }
    return new WireServer.Answer(fault.apply(reply), fault.settings(), route, true);
  }

  private final class Server implements WireServer.Handler {
    @Override
    public String accepting() {
      return Switch.ACCEPTING.initial();
    }

    @Override
    public WireServer.Answer answer(WireRequest request) {
      return ScriptedRepository.this.answer(request);
    }

    @Override
    public void note(WireRequest request, WireServer.@Nullable Answer answer) {
      requests.add(
          new RecordedRequest(
              Port.REGISTRY,
              Endpoint.OTHER,
              "",
              request.method(),
              request.target(),
              request.headers(),
              0,
              "",
              answer == null ? 0 : answer.reply().status()));
    }
  }
}
