package dev.chartwright.testkit.kube;

import dev.chartwright.golang.json.Json;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.testkit.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes API on a loopback port, in memory: enough of one for installing, upgrading, rolling
 * back and watching releases, and for the real {@code helm} and {@code kubectl}.
 *
 * <p>It serves the kinds that charts use and those of CustomResourceDefinitions that were created;
 * create, get, list, watch, update, delete; JSON, merge and strategic merge patches; server-side
 * apply with managed fields and conflicts; finalizers and what belongs to a deleted object; tables;
 * dry runs. Deployments, StatefulSets, DaemonSets and Jobs get pods, which are ready at once unless
 * their first container says otherwise: an image {@code missing/…} never starts, {@code false}
 * fails, {@code sleep infinity} does not end.
 *
 * <pre>{@code
 * try (FakeApiServer server = FakeApiServer.start()) {
 *   server.namespace("team");
 *   server.fault(CallPattern.of("PATCH", "/apis/apps/v1/**").first(1), ApiFault.status(500, "etcd is away"));
 *   server.kubeconfig(directory.resolve("config"));   // helm --kubeconfig … install web ./web -n team
 *   server.calls();                                   // [GET /version 200, GET /api 200, …]
 *   server.object("apps/v1", "Deployment", "team", "web").get().textAt("status", "readyReplicas");
 * }
 * }</pre>
 *
 * <p>Not there: admission, quotas, validation of most fields (unknown ones are found in workloads,
 * pods, containers, Services, ConfigMaps and Secrets only), aggregated APIs, webhooks, exec, and
 * time: nothing happens later than the request that causes it. Requests may come in JSON, YAML and,
 * for Secrets, ConfigMaps and Namespaces, protobuf; answers are JSON.
 *
 * <p>Thread-safe. {@link #close} ends all connections and watches.
 */
public final class FakeApiServer implements AutoCloseable {
  private static final String ADMIN = "fake-admin-token";

  private final ApiKinds kinds = new ApiKinds();
  private final ObjectStore store = new ObjectStore();
  private final Access access = new Access();
  private final ApiFaults faults = new ApiFaults();
  private final List<ApiCall> calls = Collections.synchronizedList(new ArrayList<>());
  private final ApiObjects objects;
  private final Controllers controllers;
  private final Discovery discovery;
  private final ResourceEndpoint resources;
  private final @Nullable TestCertificates certificates;
  private final ApiWire wire;

  private FakeApiServer(Builder builder) throws IOException {
    this.certificates = builder.certificates;
    this.objects = new ApiObjects(kinds, store, builder.clock);
    this.controllers = new Controllers(kinds, store, objects);
    this.discovery = new Discovery(kinds, builder.version);
    this.resources = new ResourceEndpoint(store, objects, controllers, access, builder.clock);
    access.token(ADMIN, "admin");
    for (String name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
      namespace(name);
    }
    SSLContext tls = certificates == null ? null : certificates.serverContext();
    this.wire = new ApiWire("fake API server", tls, this::answer);
  }

  /** Begins to describe a server. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a server that speaks plain HTTP and says that it is v1.36.3. */
  public static FakeApiServer start() {
    return builder().start();
  }

  /** Scheme, host and port. */
  public String url() {
    return (certificates == null ? "http" : "https") + "://127.0.0.1:" + wire.port();
  }

  /** A kubeconfig whose user, {@code admin}, may do everything, as YAML. */
  public String kubeconfig() {
    return kubeconfig("admin", ADMIN, "default");
  }

  /**
   * A kubeconfig with a token that was given to {@link #token}. Clients written in Go send tokens
   * over TLS only, so rights are asked for at a server with {@link Builder#tls}.
   */
  public String kubeconfig(String user, String secret, String namespace) {
    String authority = "";
    if (certificates != null) {
      byte[] pem = certificates.authorityPem().getBytes(StandardCharsets.UTF_8);
      authority = "\n    certificate-authority-data: " + Base64.getEncoder().encodeToString(pem);
    }
    return """
    apiVersion: v1
    kind: Config
    current-context: fake
    clusters:
    - name: fake
      cluster:
        server: %s%s
    contexts:
    - name: fake
      context:
        cluster: fake
        user: %s
        namespace: %s
    users:
    - name: %s
      user:
        token: %s
    """
        .formatted(url(), authority, user, namespace, user, secret);
  }

  /** Writes {@link #kubeconfig()} into a file, and returns the file. */
  public Path kubeconfig(Path file) {
    try {
      return Files.writeString(file, kubeconfig());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a namespace. */
  public FakeApiServer namespace(String name) {
    return put(
        "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":"
            + Json.quote(name)
            + "}}");
  }

  /**
   * Stores an object, in place of what is there, as somebody named {@code test} would.
   *
   * @param yaml the object as YAML or JSON; its namespace is {@code default} unless it says
   *     otherwise
   */
  public FakeApiServer put(String yaml) {
    return put("test", yaml);
  }

  /** Stores an object as the field manager of that name would. */
  public FakeApiServer put(String manager, String yaml) {
    Map<String, Object> object = Tree.parse(yaml.getBytes(StandardCharsets.UTF_8));
    ApiObjects.Writing how = new ApiObjects.Writing(manager, "", false, false);
    synchronized (store) {
      ApiKind kind = kinds.known(Tree.text(object, "apiVersion"), Tree.text(object, "kind"));
      String stated = Tree.text(object, "metadata", "namespace");
      String namespace = !kind.namespaced() ? "" : stated.isEmpty() ? "default" : stated;
      Map<String, Object> live = store.get(kind, namespace, Tree.text(object, "metadata", "name"));
      if (live == null) {
        objects.create(kind, namespace, object, how);
      } else {
        objects.update(kind, live, object, how);
      }
      controllers.settle();
    }
    return this;
  }

  /**
   * Changes an object by a merge patch, as the field manager of that name would.
   *
   * @param path the object's path in the API, or that of its {@code status} or {@code scale}
   * @throws IllegalArgumentException if it is not there or cannot be changed so
   */
  public FakeApiServer patch(String manager, String path, String json) {
    synchronized (store) {
      ApiPath found = ApiPath.read(kinds, path);
      Map<String, Object> live =
          found == null ? null : store.get(found.kind(), found.namespace(), found.name());
      if (found == null || live == null) {
        throw new IllegalArgumentException("no " + path);
      }
      Map<String, Object> patch = Tree.parse(json.getBytes(StandardCharsets.UTF_8));
      try {
        objects.update(
            found.kind(),
            live,
            Patches.merge(live, patch),
            new ApiObjects.Writing(manager, found.subresource(), false, false));
      } catch (Refusal e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
      controllers.settle();
    }
    return this;
  }

  /** An object as it is now. */
  public Optional<KubeObject> object(
      String apiVersion, String kind, String namespace, String name) {
    synchronized (store) {
      Map<String, Object> object = store.get(kinds.known(apiVersion, kind), namespace, name);
      return object == null ? Optional.empty() : Optional.of(KubeObject.of(Tree.copyMap(object)));
    }
  }

  /** The objects of a kind in a namespace, or in all of them if it is empty, sorted by name. */
  public List<KubeObject> objects(String apiVersion, String kind, String namespace) {
    List<KubeObject> found = new ArrayList<>();
    synchronized (store) {
      for (Map<String, Object> object : store.list(kinds.known(apiVersion, kind), namespace)) {
        found.add(KubeObject.of(Tree.copyMap(object)));
      }
    }
    return found;
  }

  /** Deletes an object and what belongs to it, if it is there. */
  public FakeApiServer delete(String apiVersion, String kind, String namespace, String name) {
    synchronized (store) {
      ApiKind known = kinds.known(apiVersion, kind);
      Map<String, Object> live = store.get(known, namespace, name);
      if (live != null) {
        objects.delete(known, live, Map.of(), false);
        controllers.settle();
      }
    }
    return this;
  }

  /**
   * Looks no more at objects of a kind: paused {@code Deployment}s get no ReplicaSet, paused {@code
   * Pod}s do not start.
   */
  public FakeApiServer pause(String kind) {
    synchronized (store) {
      controllers.pause(kind);
    }
    return this;
  }

  /** Looks at objects of a kind again, also at those that came in between. */
  public FakeApiServer resume(String kind) {
    synchronized (store) {
      controllers.resume(kind);
    }
    return this;
  }

  /** Knows a bearer token as a user's. */
  public FakeApiServer token(String secret, String user) {
    access.token(secret, user);
    return this;
  }

  /** Allows a user something, and nothing that no rule allows. */
  public FakeApiServer allow(String user, AccessRule rule) {
    access.allow(user, rule);
    return this;
  }

  /** Allows a user nothing but what rules allow. */
  public FakeApiServer restrict(String user) {
    access.restrict(user);
    return this;
  }

  /** Does something else with some requests. The first fault that fits counts. */
  public FakeApiServer fault(CallPattern where, ApiFault what) {
    faults.add(where, what);
    return this;
  }

  /** Forgets all faults, and releases what is held. */
  public FakeApiServer clearFaults() {
    faults.clear();
    return this;
  }

  /** The requests so far. A watch is there as soon as it has begun. */
  public List<ApiCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** The requests so far that were to change something. */
  public List<ApiCall> writes() {
    List<ApiCall> writes = new ArrayList<>(calls());
    writes.removeIf(call -> !call.isWrite());
    return writes;
  }

  /** Forgets the requests so far. */
  public FakeApiServer forgetCalls() {
    calls.clear();
    return this;
  }

  @Override
  public void close() {
    faults.clear();
    synchronized (store) {
      store.close();
    }
    wire.close();
  }

  private boolean answer(ApiExchange exchange) throws IOException {
    ApiFault fault = faults.next(exchange.method(), exchange.path());
    if (fault != null) {
      switch (fault.kind()) {
        case HELD -> fault.hold();
        case TRUNCATED -> exchange.truncate();
        case STATUS -> {
          calls.add(ApiCall.of("", exchange, fault.code()));
          exchange.send(fault.code(), fault.contentType(), fault.bytes(), fault.headers());
          return true;
        }
        case DROPPED -> {
          calls.add(ApiCall.of("", exchange, 0));
          throw new ApiWire.DropException();
        }
        case LOST -> exchange.lose();
      }
    }
    String user = "";
    try {
      user = access.user(exchange);
      String asking = user;
      exchange.beforeAnswer(code -> calls.add(ApiCall.of(asking, exchange, code)));
      route(exchange, user);
    } catch (Refusal e) {
      if (user.isEmpty()) {
        exchange.beforeAnswer(code -> calls.add(ApiCall.of("", exchange, code)));
      }
      exchange.sendJson(e.code(), e.status());
    }
    return true;
  }

  private void route(ApiExchange exchange, String user) throws IOException {
    String path = exchange.path();
    String accept = exchange.header("Accept");
    ApiPath resource;
    Map<String, Object> document = null;
    boolean aggregated = accept.contains("as=APIGroupDiscoveryList") && accept.contains("v=v2");
    synchronized (store) {
      resource = ApiPath.read(kinds, path);
      if (resource == null) {
        document = discovery.document(path, aggregated);
      }
    }
    if (resource != null) {
      resources.answer(exchange, resource, user);
    } else if (document != null) {
      boolean list = aggregated && Tree.text(document, "kind").equals("APIGroupDiscoveryList");
      byte[] bytes = Json.marshal(document).getBytes(StandardCharsets.UTF_8);
      exchange.send(200, list ? Discovery.AGGREGATED : "application/json", bytes);
    } else if (path.equals("/healthz") || path.equals("/livez") || path.equals("/readyz")) {
      exchange.send(200, "text/plain; charset=utf-8", "ok".getBytes(StandardCharsets.UTF_8));
    } else if (path.startsWith("/api/v1/")) {
      throw Refusal.noSuchResource();
    } else {
      byte[] bytes = "404 page not found\n".getBytes(StandardCharsets.UTF_8);
      exchange.send(404, "text/plain; charset=utf-8", bytes);
    }
  }

  /** Describes a server before it starts. */
  public static final class Builder {
    private @Nullable TestCertificates certificates;
    private Clock clock = Clock.systemUTC();
    private String version = "v1.36.3";

    private Builder() {}

    /**
     * Speaks TLS with a certificate of that authority, and knows the holder of a client's
     * certificate by its common name.
     */
    public Builder tls(TestCertificates authority) {
      this.certificates = authority;
      return this;
    }

    /** The clock that dates objects, the system's unless told otherwise. */
    public Builder clock(Clock time) {
      this.clock = time;
      return this;
    }

    /** The version that the server says it is, such as {@code v1.36.3}. */
    public Builder version(String gitVersion) {
      this.version = gitVersion;
      return this;
    }

    /**
     * Starts the server on a free port of the loopback interface.
     *
     * @throws UncheckedIOException if there is no port
     */
    public FakeApiServer start() {
      try {
        return new FakeApiServer(this);
      } catch (IOException e) {
        throw new UncheckedIOException("no port on the loopback interface", e);
      }
    }
  }
}
