package dev.chartwright.testkit;

import dev.chartwright.golang.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ChartMuseum on a loopback port: charts come in by {@code POST /api/charts}, as a form or as
 * they are, and are served with their index.
 *
 * <p>It answers as ChartMuseum 0.16 does, in its words and statuses: 409 for a version that is
 * there, {@code ?force}, accounts and tokens, a context path, repositories below a depth. What is
 * uploaded stays in memory.
 *
 * <pre>{@code
 * try (ChartMuseum museum = ChartMuseum.builder().account("ada", "lovelace").start()) {
 *   museum.put(ChartBuilder.of("web", "1.0.0"));
 *   // GET  <url>/index.yaml  lists web 1.0.0
 *   // POST <url>/api/charts  201 {"saved":true}, again: 409 {"error":"chart already exists"}
 *   museum.requests();        // [POST /api/charts Basic 201, POST /api/charts Basic 409]
 * }
 * }</pre>
 *
 * <p>Thread-safe. {@link #close} ends all connections. Source: helm/chartmuseum v0.16 {@code
 * pkg/chartmuseum/server/multitenant}.
 */
public final class ChartMuseum implements AutoCloseable {
  private static final Settings PLAIN = new Settings(Map.of());

  private final Builder configuration;
  private final MuseumShelf shelf = new MuseumShelf();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<Refusal> refusals = new ArrayList<>();
  private final WireServer server;
  private final String scheme;

  /** An answer that stands in for the real one, so many times. */
  private static final class Refusal {
    final String start;
    final int status;
    final String body;
    int left;

    Refusal(String start, int status, String body, int left) {
      this.start = start;
      this.status = status;
      this.body = body;
      this.left = left;
    }
  }

  private ChartMuseum(Builder configuration) throws IOException {
    this.configuration = configuration;
    TestCertificates certificates = configuration.certificates;
    TlsSettings tls =
        certificates == null
            ? null
            : new TlsSettings(certificates.server("good"), configuration.mutual, false);
    this.scheme = tls == null ? "http" : "https";
    this.server = new WireServer("chartmuseum", new Server(), tls);
  }

  /** Begins to describe a server. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a server without accounts. */
  public static ChartMuseum start() {
    return builder().start();
  }

  /** Scheme, host and port, then the context path: what repositories' URLs begin with. */
  public String url() {
    return scheme + "://127.0.0.1:" + server.port() + configuration.contextPath;
  }

  /** Stores a chart in the repository at the root. */
  public ChartMuseum put(ChartBuilder chart) {
    return put("", chart.fileName(), chart.archive());
  }

  /**
   * Stores a file, whatever it is.
   *
   * @param repository {@code org/repo} as deep as the server's depth; empty for the root
   * @param name name of the file, such as {@code web-1.0.0.tgz}
   */
  public ChartMuseum put(String repository, String name, byte[] bytes) {
    shelf.put(path(repository, name), bytes, configuration.clock.instant());
    return this;
  }

  /** The bytes of a file, if it is there: {@code web-1.0.0.tgz}, {@code org/web-1.0.0.tgz.prov}. */
  public Optional<byte[]> file(String path) {
    return Optional.ofNullable(shelf.get(path));
  }

  /** The files that are there, sorted. */
  public List<String> files() {
    return shelf.names();
  }

  /**
   * Answers the next requests whose method and path begin so with something else.
   *
   * @param start such as {@code POST /api}
   * @param times how many requests
   */
  public ChartMuseum answer(String start, int status, String body, int times) {
    synchronized (refusals) {
      refusals.add(new Refusal(start, status, body, times));
    }
    return this;
  }

  /** The requests so far: method, target, scheme of Authorization if there is one, status. */
  public List<String> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private static String path(String repository, String name) {
    return repository.isEmpty() ? name : repository + "/" + name;
  }

  private Reply reply(WireRequest request) throws IOException {
    int mark = request.target().indexOf('?');
    String path = Route.decode(mark < 0 ? request.target() : request.target().substring(0, mark));
    String query = mark < 0 ? "" : request.target().substring(mark + 1);
    Refusal refusal = refusal(request.method() + " " + path);
    if (refusal != null) {
      return Reply.of(refusal.status).body(refusal.body.getBytes(StandardCharsets.UTF_8));
    }
    String context = configuration.contextPath;
    if (!path.startsWith(context)) {
      return error(404, "not found");
    }
    String local = path.substring(context.length());
    if (local.equals("/health")) {
      return Reply.json(200, "{\"healthy\":true}");
    }
    if (!admits(request)) {
      Reply unauthorized = error(401, "unauthorized");
      return configuration.token.isEmpty()
          ? unauthorized.header("WWW-Authenticate", "Basic realm=\"ChartMuseum\"")
          : unauthorized.header("WWW-Authenticate", "Bearer realm=\"ChartMuseum\"");
    }
    boolean api = local.startsWith("/api/");
    String[] parts = local.substring(api ? 5 : 1).split("/", -1);
    if (parts.length <= configuration.depth) {
      return error(404, "not found");
    }
    String repository = String.join("/", java.util.Arrays.copyOf(parts, configuration.depth));
    String rest =
        String.join("/", java.util.Arrays.copyOfRange(parts, configuration.depth, parts.length));
    return api
        ? api(request, repository, rest, Route.form(query).containsKey("force"))
        : files(request.method(), repository, rest);
  }

  private @Nullable Refusal refusal(String request) {
    synchronized (refusals) {
      for (Refusal each : refusals) {
        if (each.left > 0 && request.startsWith(each.start)) {
          each.left--;
          return each;
        }
      }
    }
    return null;
  }

  private boolean admits(WireRequest request) {
    boolean read = request.method().equals("GET") || request.method().equals("HEAD");
    if (read && configuration.anonymousGet) {
      return true;
    }
    if (!configuration.token.isEmpty()) {
      String header = configuration.header;
      String wanted =
          header.equals("Authorization") ? "Bearer " + configuration.token : configuration.token;
      return request.header(header).equals(wanted);
    }
    return configuration.accounts.isEmpty()
        || configuration.accounts.ofBasic(request.header("Authorization"), PLAIN) != null;
  }

  private Reply files(String method, String repository, String rest) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return error(404, "not found");
    }
    if (rest.equals("index.yaml")) {
      return Reply.of(200)
          .header("Content-Type", "application/x-yaml")
          .body(shelf.index(repository, configuration.contextPath, configuration.clock.instant()));
    }
    if (!rest.startsWith("charts/")) {
      return error(404, "not found");
    }
    byte[] bytes = shelf.get(path(repository, rest.substring("charts/".length())));
    return bytes == null
        ? error(404, "object not found")
        : Reply.of(200).header("Content-Type", "application/x-tar").body(bytes);
  }

  private Reply api(WireRequest request, String repository, String rest, boolean force)
      throws IOException {
    if (request.method().equals("GET") && rest.equals("charts")) {
      return Reply.json(200, Json.marshal(shelf.entries(repository)));
    }
    if (request.method().equals("DELETE") && rest.startsWith("charts/")) {
      String name = rest.substring("charts/".length()).replace('/', '-') + ".tgz";
      shelf.remove(path(repository, name + ".prov"));
      return shelf.remove(path(repository, name))
          ? Reply.json(200, "{\"deleted\":true}")
          : error(404, "remove " + name + ": no such file or directory");
    }
    if (!request.method().equals("POST") || !(rest.equals("charts") || rest.equals("prov"))) {
      return error(404, "not found");
    }
    byte[] body = request.body().readAllBytes();
    String type = request.header("Content-Type");
    if (type.startsWith("multipart/form-data")) {
      Map<String, byte[]> fields = MultipartFields.of(type, body);
      return store(
          repository, fields.get("chart"), fields.get("prov"), force, "chart already exists");
    }
    boolean chart = rest.equals("charts");
    return store(
        repository, chart ? body : null, chart ? null : body, force, "file already exists");
  }

  private Reply store(
      String repository,
      byte @Nullable [] chart,
      byte @Nullable [] provenance,
      boolean force,
      String conflict) {
    if (chart == null && provenance == null) {
      return error(400, "no package or provenance file found in form fields chart and prov");
    }
    String chartName = chart == null ? "" : MuseumShelf.archiveName(chart);
    if (chartName == null) {
      return error(400, "gzip: invalid header");
    }
    String provenanceName = provenance == null ? "" : MuseumShelf.provenanceName(provenance);
    if (provenanceName == null) {
      return error(400, "invalid provenance file");
    }
    boolean there =
        (chart != null && shelf.has(path(repository, chartName)))
            || (provenance != null && shelf.has(path(repository, provenanceName)));
    boolean overwrite = configuration.overwrite || (configuration.force && force);
    if (there && !overwrite) {
      return error(409, conflict);
    }
    if (chart != null) {
      put(repository, chartName, chart);
    }
    if (provenance != null) {
      put(repository, provenanceName, provenance);
    }
    return Reply.json(201, "{\"saved\":true}");
  }

  private static Reply error(int status, String message) {
    return Reply.json(status, Json.marshal(Map.of("error", message)));
  }

  private final class Server implements WireServer.Handler {
    @Override
    public String accepting() {
      return "ok";
    }

    @Override
    public WireServer.Answer answer(WireRequest request) throws IOException {
      return new WireServer.Answer(
          reply(request), PLAIN, Route.of(Port.REGISTRY, request.target()), false);
    }

    @Override
    public void note(WireRequest request, WireServer.@Nullable Answer answer) {
      String authorization = request.header("Authorization");
      int space = authorization.indexOf(' ');
      requests.add(
          request.method()
              + " "
              + request.target()
              + (space < 0 ? "" : " " + authorization.substring(0, space))
              + " "
              + (answer == null ? 0 : answer.reply().status()));
    }
  }

  /** Describes a server before it starts. */
  public static final class Builder {
    private final Accounts accounts = new Accounts();
    private String token = "";
    private String header = "Authorization";
    private String contextPath = "";
    private int depth;
    private boolean overwrite;
    private boolean force = true;
    private boolean anonymousGet;
    private boolean mutual;
    private Clock clock = Clock.systemUTC();
    private @Nullable TestCertificates certificates;

    private Builder() {}

    /** Lets in somebody with user name and password; without any account everybody is let in. */
    public Builder account(String user, String password) {
      accounts.add(Account.of(user, password));
      return this;
    }

    /** Lets in who shows this token as a Bearer. */
    public Builder token(String secret) {
      return token("Authorization", secret);
    }

    /** Lets in who shows this bare token in another header. */
    public Builder token(String field, String secret) {
      this.header = field;
      this.token = secret;
      return this;
    }

    /** Lets everybody read. */
    public Builder anonymousGet() {
      this.anonymousGet = true;
      return this;
    }

    /** Answers below a path, such as {@code /museum}, and says so in the index. */
    public Builder contextPath(String path) {
      this.contextPath = path;
      return this;
    }

    /** How many path segments a repository has; 0, the default, is one repository at the root. */
    public Builder depth(int segments) {
      this.depth = segments;
      return this;
    }

    /** Replaces versions that are there without being forced. */
    public Builder allowOverwrite() {
      this.overwrite = true;
      return this;
    }

    /** Replaces nothing, forced or not. */
    public Builder disableForceOverwrite() {
      this.force = false;
      return this;
    }

    /** The clock that dates what comes in, the system's unless told otherwise. */
    public Builder clock(Clock time) {
      this.clock = time;
      return this;
    }

    /** Speaks TLS with a certificate of that authority. */
    public Builder tls(TestCertificates authority) {
      this.certificates = authority;
      return this;
    }

    /** Speaks TLS with a certificate of that authority and asks for one of its clients'. */
    public Builder mutualTls(TestCertificates authority) {
      this.mutual = true;
      return tls(authority);
    }

    /**
     * Starts the server on a free port of the loopback interface.
     *
     * @throws java.io.UncheckedIOException if there is no port
     */
    public ChartMuseum start() {
      try {
        return new ChartMuseum(this);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException("no port on the loopback interface", e);
      }
    }
  }
}
