package dev.chartwright.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real registry on loopback ports whose every peculiarity can be set: what the services in the
 * wild do, and what goes wrong on the way to them.
 *
 * <p>Three servers belong to it: the registry, the token endpoint, and the object store that blobs
 * may be redirected to. They speak HTTP/1.1 by hand, with TLS if wished, so that an answer can be
 * cut, delayed, contradicted or left out. What is pushed stays in memory. Without any setting it is
 * a registry that keeps to the OCI distribution specification.
 *
 * <pre>{@code
 * try (ScriptedRegistry registry =
 *     ScriptedRegistry.builder()
 *         .profile("ghcr")
 *         .account("ada", "lovelace")
 *         .with(Switch.STATUS, "503", Where.endpoint(Endpoint.MANIFEST).method("PUT").first(1))
 *         .start()) {
 *   client.push("oci://" + registry.host() + "/ada/charts", chart);
 *   registry.requests().forEach(System.out::println);
 *   // REGISTRY HEAD /v2/ada/charts/web/manifests/sha256:… - 0 401
 *   // TOKEN_HOST GET /token?scope=… Basic 0 200 …
 * }
 * }</pre>
 *
 * <p>Thread-safe. {@link #close} ends all connections.
 */
public final class ScriptedRegistry implements AutoCloseable {
  private final Script script;
  private final Contents contents;
  private final Accounts accounts;
  private final Tokens tokens = new Tokens();
  private final @Nullable TestCertificates certificates;
  private final List<WireServer> servers;
  private final Addresses addresses;
  private final Core core;
  private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());

  private ScriptedRegistry(Builder builder) throws IOException {
    this.script = builder.script;
    this.contents = builder.contents;
    this.accounts = builder.accounts;
    this.certificates = builder.certificates;
    TlsSettings tls =
        builder.certificates == null ? null : tls(builder.certificates, script.whole());
    WireServer registry = new WireServer("scripted registry", new Server(Port.REGISTRY), tls);
    WireServer tokenHost = new WireServer("scripted token host", new Server(Port.TOKEN_HOST), tls);
    WireServer objectStore =
        new WireServer("scripted object store", new Server(Port.OBJECT_STORE), tls);
    this.servers = List.of(registry, tokenHost, objectStore);
    String scheme = tls == null ? "http" : "https";
    this.addresses =
        new Addresses(
            scheme, builder.hostName, registry.port(), tokenHost.port(), objectStore.port());
    this.core =
        new Core(script, contents, accounts, tokens, addresses, builder.messages, builder.clock);
  }

  private static TlsSettings tls(TestCertificates certificates, Settings settings) {
    return new TlsSettings(
        certificates.server(settings.get(Switch.TLS_CERTIFICATE)),
        settings.is(Switch.TLS_CLIENT, "required"),
        settings.is(Switch.TLS_SERVER_NAME, "required"));
  }

  /** Begins to describe a registry. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a registry that keeps to the specification and knows no accounts. */
  public static ScriptedRegistry start() {
    return builder().start();
  }

  /** Name and port of the registry as they stand in a reference: {@code 127.0.0.1:40213}. */
  public String host() {
    return addresses.host(Port.REGISTRY);
  }

  /** Scheme, name and port of one of the servers: {@code http://127.0.0.1:40213}. */
  public String origin(Port port) {
    return addresses.origin(port);
  }

  /** The authority of its certificates, if it speaks TLS. */
  public Optional<TestCertificates> certificates() {
    return Optional.ofNullable(certificates);
  }

  /** Sets a switch for all requests from now on. */
  public ScriptedRegistry set(Switch what, String value) {
    return set(what, value, Where.always());
  }

  /**
   * Sets a switch for some requests from now on; what was set before stays for the others.
   *
   * @throws IllegalArgumentException if the switch has no such value, or a server would have to be
   *     started anew
   */
  public ScriptedRegistry set(Switch what, String value, Where where) {
    if (what.label().startsWith("tls.")) {
      throw new IllegalArgumentException(
          what.label() + " holds from the start: set it in the builder");
    }
    script.add(what, value, where);
    return this;
  }

  /** Takes back everything that was set for a switch, the profile's value too. */
  public ScriptedRegistry reset(Switch what) {
    script.remove(what);
    return this;
  }

  /** Makes all access tokens invalid, as if their time were over. */
  public void revokeTokens() {
    tokens.revoke();
  }

  /** Makes a refresh token for an account. */
  public String refreshToken(Account account) {
    return tokens.issueRefresh(account);
  }

  /** The requests so far, of all ports, in the order of their answers. */
  public List<RecordedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** The requests so far to one port. */
  public List<RecordedRequest> requests(Port port) {
    List<RecordedRequest> some = new ArrayList<>(requests());
    some.removeIf(request -> request.port() != port);
    return some;
  }

  /** The requests so far for one endpoint. */
  public List<RecordedRequest> requests(Endpoint endpoint) {
    List<RecordedRequest> some = new ArrayList<>(requests());
    some.removeIf(request -> request.endpoint() != endpoint);
    return some;
  }

  /** Forgets the requests so far. */
  public void forgetRequests() {
    requests.clear();
  }

  /** Puts a blob into a repository and returns its digest (SHA-256). */
  public String putBlob(String repository, byte[] bytes) {
    String digest = Contents.digest("sha256", bytes);
    contents.putBlob(repository, digest, bytes.clone());
    return digest;
  }

  /** The bytes of a blob, if it is there. */
  public Optional<byte[]> blob(String repository, String digest) {
    return Optional.ofNullable(contents.blob(repository, digest)).map(byte[]::clone);
  }

  /**
   * Puts a manifest into a repository and returns its digest (SHA-256).
   *
   * @param tag its tag, or empty
   */
  public String putManifest(String repository, String tag, String mediaType, byte[] bytes) {
    String digest = Contents.digest("sha256", bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    contents.putManifest(repository, tag, new Contents.Stored(mediaType, digest, text));
    return digest;
  }

  /** The bytes of a manifest by tag or digest, if it is there. */
  public Optional<byte[]> manifest(String repository, String reference) {
    return Optional.ofNullable(contents.manifest(repository, reference))
        .map(Contents.Stored::bytes);
  }

  /** The tags of a repository in the order of pushing. */
  public List<String> tags(String repository) {
    return contents.tags(repository);
  }

  /**
   * Puts a chart into a repository in the way of Helm, config and content layer under a manifest,
   * and returns the manifest's digest.
   *
   * @param tag its tag
   */
  public String putChart(String repository, String tag, ChartBuilder chart) {
    byte[] config = chart.configJson().getBytes(StandardCharsets.UTF_8);
    byte[] archive = chart.archive();
    String configDigest = putBlob(repository, config);
    String layerDigest = putBlob(repository, archive);
    String manifest =
        "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"application/vnd.cncf.helm.config.v1+json\",\"digest\":\""
            + configDigest
            + "\",\"size\":"
            + config.length
            + "},\"layers\":[{\"mediaType\":\"application/vnd.cncf.helm.chart.content.v1.tar+gzip\",\"digest\":\""
            + layerDigest
            + "\",\"size\":"
            + archive.length
            + "}]}";
    byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
    return putManifest(repository, tag, "application/vnd.oci.image.manifest.v1+json", bytes);
  }

  @Override
  public void close() {
    servers.forEach(WireServer::close);
  }

  /** One of the servers. */
  private final class Server implements WireServer.Handler {
    private final Port port;

    Server(Port port) {
      this.port = port;
    }

    @Override
    public String accepting() {
      return core.accepting();
    }

    @Override
    public WireServer.Answer answer(WireRequest request) throws IOException {
      return core.answer(port, request);
    }

    @Override
    public void note(WireRequest request, WireServer.@Nullable Answer answer) {
      Route route = Route.of(port, request.target());
      requests.add(
          new RecordedRequest(
              port,
              route.endpoint(),
              route.repository(),
              request.method(),
              request.target(),
              request.headers(),
              request.body().count(),
              request.body().kept(),
              answer == null ? 0 : answer.reply().status()));
    }
  }

  /** Describes a registry before it starts. */
  public static final class Builder {
    private final Script script = new Script();
    private final Contents contents = new Contents();
    private final Accounts accounts = new Accounts();
    private final Map<String, String> messages = new LinkedHashMap<>();
    private String hostName = "127.0.0.1";
    private Clock clock = Clock.systemUTC();
    private @Nullable TestCertificates certificates;

    private Builder() {}

    /** Sets all switches and messages of a profile; see {@link Profile#names()}. */
    public Builder profile(String name) {
      return profile(Profile.named(name));
    }

    /** Sets all switches and messages of a profile. */
    public Builder profile(Profile profile) {
      profile.switches().forEach((what, value) -> script.add(what, value, Where.always()));
      messages.putAll(profile.messages());
      return this;
    }

    /** Sets a switch for all requests. */
    public Builder with(Switch what, String value) {
      return with(what, value, Where.always());
    }

    /**
     * Sets a switch for some requests; of several settings that fit the last one counts.
     *
     * @throws IllegalArgumentException if the switch has no such value
     */
    public Builder with(Switch what, String value, Where where) {
      script.add(what, value, where);
      return this;
    }

    /** Adds somebody who may do everything. Without accounts any name and password will do. */
    public Builder account(String user, String password) {
      return account(Account.of(user, password));
    }

    /** Adds somebody. */
    public Builder account(Account account) {
      accounts.add(account);
      return this;
    }

    /** Makes an empty repository, for registries in which it must be there before a push. */
    public Builder repository(String name) {
      contents.create(name);
      return this;
    }

    /**
     * The name that addresses carry, {@code 127.0.0.1} unless told otherwise; it must lead to this
     * machine.
     */
    public Builder hostName(String name) {
      this.hostName = name;
      return this;
    }

    /** The clock that dates in answers are taken from, the system's unless told otherwise. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Makes all three servers speak TLS with certificates of a new authority. */
    public Builder tls() {
      return tls(TestCertificates.create());
    }

    /** Makes all three servers speak TLS with certificates of that authority. */
    public Builder tls(TestCertificates authority) {
      this.certificates = authority;
      return this;
    }

    /**
     * Starts the servers on free ports of the loopback interface.
     *
     * @throws java.io.UncheckedIOException if there is no port
     */
    public ScriptedRegistry start() {
      try {
        return new ScriptedRegistry(this);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException("no port on the loopback interface", e);
      }
    }
  }
}
