package dev.chartwright.kube.rest;

import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.TransportException;
import dev.chartwright.http.UrlException;
import dev.chartwright.kube.BodyReader;
import dev.chartwright.kube.GroupVersionKind;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.RestMapping;
import dev.chartwright.kube.ServerInfo;
import dev.chartwright.kube.config.ClusterConfig;
import dev.chartwright.kube.config.ConfigException;
import dev.chartwright.kube.discovery.Discovery;
import dev.chartwright.kube.discovery.DiscoveryAnswer;
import dev.chartwright.kube.discovery.DiscoveryCache;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The API server over HTTP/1.1 and JSON. Safe for several threads; nothing is sent, and the
 * configuration is not read, before the first request.
 *
 * <p>Source: client-go 0.37 {@code rest/request.go}.
 *
 * <pre>{@code
 * try (KubeApi api = RestApi.of(() -> KubeConfig.load(flags).clusterConfig(), options)) {
 *   api.send(KubeRequest.get("/api/v1/namespaces/default")).name();   // default
 * }
 * }</pre>
 */
public final class RestApi implements KubeApi {
  private final Supplier<ClusterConfig> config;
  private final RestOptions options;
  private final Discovery discovery;
  private final Pause pause;
  private @Nullable Link link;

  private RestApi(Supplier<ClusterConfig> config, RestOptions options, Pause pause) {
    this.config = config;
    this.options = options;
    this.pause = pause;
    this.discovery = Discovery.of(this::discover, this::cache, options.log());
  }

  /** The server that a configuration names, read when it is first needed. */
  public static RestApi of(Supplier<ClusterConfig> config, RestOptions options) {
    return new RestApi(config, options, Pause.real());
  }

  /** An API whose waits between attempts take no time but what the pause makes of it. */
  static RestApi of(Supplier<ClusterConfig> config, RestOptions options, Pause pause) {
    return new RestApi(config, options, pause);
  }

  @Override
  public KubeObject send(KubeRequest request) {
    try (HttpResponse response = exchange(request, false)) {
      AnswerType.check(response);
      return KubeObject.parse(read(response, request));
    }
  }

  @Override
  public <T> T read(KubeRequest request, BodyReader<T> reader) {
    try (HttpResponse response = exchange(request, false)) {
      AnswerType.check(response);
      return read(response, request, reader);
    }
  }

  @Override
  public InputStream open(KubeRequest request) {
    return new OpenBody(exchange(request, true));
  }

  @Override
  public Optional<RestMapping> mapping(GroupVersionKind kind) {
    return discovery.mapping(kind);
  }

  @Override
  public void checkReachable() {
    try {
      discovery.version();
    } catch (ConfigException e) {
      throw e.isEmpty()
          ? KubeException.of("kubernetes cluster unreachable", e)
          : KubeException.of("kubernetes cluster unreachable: " + e.getMessage(), e);
    } catch (KubeException e) {
      throw KubeException.of("kubernetes cluster unreachable: " + e.getMessage(), e);
    }
  }

  @Override
  public ServerInfo serverInfo() {
    return discovery.serverInfo();
  }

  @Override
  public void forgetKinds() {
    discovery.forget();
  }

  private HttpResponse exchange(KubeRequest request, boolean stream) {
    HttpResponse response = link().exchange(request, stream);
    if (response.status() >= 200 && response.status() < 300) {
      return response;
    }
    String type = response.headers().first("Content-Type").orElse("");
    try (response) {
      throw StatusReader.read(
          response.status(),
          type,
          read(response, request),
          request.method(),
          Subject.of(request.path()));
    }
  }

  /** An answer about the server itself, whose failures have no more than their status. */
  private DiscoveryAnswer discover(String path, String accept) {
    KubeRequest request = KubeRequest.get(path).accept(accept);
    try (HttpResponse response = link().exchange(request, false)) {
      byte[] body = read(response, request, in -> response.readBody(RestLimits.SERVER_BYTES));
      String type = response.headers().first("Content-Type").orElse("");
      if (response.status() < 200 || response.status() > 206) {
        throw StatusReader.generic(response.status(), type, body, "GET", Subject.of("/"));
      }
      return new DiscoveryAnswer(type.contains("as=APIGroupDiscoveryList"), parse(path, body));
    }
  }

  private static KubeObject parse(String path, byte[] body) {
    try {
      return KubeObject.parse(body);
    } catch (KubeException e) {
      throw path.equals("/version")
          ? KubeException.of("unable to parse the server version: " + e.getMessage(), e)
          : e;
    }
  }

  private static byte[] read(HttpResponse response, KubeRequest request) {
    return read(response, request, in -> response.readBody(RestLimits.ANSWER_BYTES));
  }

  private static <T> T read(HttpResponse response, KubeRequest request, BodyReader<T> reader) {
    try {
      return reader.read(new BoundedBody(response.body(), RestLimits.ANSWER_BYTES));
    } catch (IOException e) {
      throw KubeException.of(
          "unexpected error when reading response body. Please retry. Original error: "
              + e.getMessage(),
          e);
    } catch (TransportException e) {
      throw KubeException.of(
          String.valueOf(UrlException.of(request.method(), request.path(), e).getMessage()), e);
    }
  }

  private DiscoveryCache cache() {
    return DiscoveryCache.of(options.cacheFolder(), link().server(), options.clock());
  }

  private synchronized Link link() {
    Link made = link;
    if (made == null) {
      made = Link.of(config.get(), options, pause);
      link = made;
    }
    return made;
  }

  @Override
  public synchronized void close() {
    Link made = link;
    if (made != null) {
      made.close();
    }
  }
}
