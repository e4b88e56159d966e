package dev.chartwright.kube;

import dev.chartwright.golang.slog.LogSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Helm does with objects of a cluster, over the API's REST interface. Safe for several
 * threads.
 *
 * <pre>{@code
 * try (KubeClient client = ClusterClient.of(api, "default", log)) {
 *   List<Resource> resources = client.build(manifest, true);
 *   client.create(resources, CreateOptions.defaults());
 * }
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/kube/client.go}.
 */
public final class ClusterClient implements KubeClient {
  /** How much of a container's log is read. */
  private static final int LOG_LIMIT = 64 << 20;

  private final KubeApi api;
  private final String namespace;
  private final LogSink log;

  private ClusterClient(KubeApi api, String namespace, LogSink log) {
    this.api = api;
    this.namespace = namespace;
    this.log = log;
  }

  /**
   * A client over an API, which it closes when it is closed.
   *
   * @param namespace the namespace of objects that name none
   */
  public static ClusterClient of(KubeApi api, String namespace, LogSink log) {
    return new ClusterClient(api, namespace, log);
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public void checkReachable() {
    try {
      api.send(KubeRequest.get("/version"));
    } catch (KubeException e) {
      throw KubeException.of("kubernetes cluster unreachable: " + e.getMessage(), e);
    }
  }

  @Override
  public List<Resource> build(String manifests, boolean validate) {
    throw KubeException.of("not built yet");
  }

  @Override
  public Optional<KubeObject> get(Resource resource) {
    try {
      return Optional.of(api.send(KubeRequest.get(resource.path())));
    } catch (StatusException e) {
      if (e.notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Map<String, List<KubeObject>> get(
      List<Resource> resources, boolean related, boolean tables) {
    return Map.of();
  }

  @Override
  public Changes create(List<Resource> resources, CreateOptions options) {
    throw KubeException.of("not built yet");
  }

  @Override
  public Changes update(List<Resource> original, List<Resource> target, UpdateOptions options) {
    throw KubeException.of("not built yet");
  }

  @Override
  public Deletion delete(List<Resource> resources, Propagation propagation) {
    log.debug("deleting");
    throw KubeException.of("not built yet");
  }

  @Override
  public Waiter waiter(WaitStrategy strategy) {
    throw KubeException.of("not built yet");
  }

  @Override
  public List<KubeObject> pods(String where, String labelSelector, String fieldSelector) {
    KubeRequest request = KubeRequest.get("/api/v1/namespaces/" + where + "/pods");
    if (!fieldSelector.isEmpty()) {
      request = request.query("fieldSelector", fieldSelector);
    }
    if (!labelSelector.isEmpty()) {
      request = request.query("labelSelector", labelSelector);
    }
    try {
      return items(api.send(request));
    } catch (KubeException e) {
      throw KubeException.of(
          "failed to get pod list with options: {TypeMeta:{Kind: APIVersion:} LabelSelector:"
              + labelSelector
              + " FieldSelector:"
              + fieldSelector
              + " Watch:false AllowWatchBookmarks:false ResourceVersion: ResourceVersionMatch:"
              + " TimeoutSeconds:<nil> Limit:0 Continue: SendInitialEvents:<nil>} with error: "
              + e.getMessage(),
          e);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<KubeObject> items(KubeObject list) {
    List<KubeObject> items = new ArrayList<>();
    for (Object item : list.listAt("items")) {
      if (item instanceof Map<?, ?> map) {
        items.add(KubeObject.of((Map<String, @Nullable Object>) map));
      }
    }
    return items;
  }

  @Override
  public String log(String where, String pod, String container) {
    KubeRequest request =
        KubeRequest.get("/api/v1/namespaces/" + where + "/pods/" + pod + "/log")
            .query("container", container);
    String target = " pod logs for pod: " + pod + ", container: " + container;
    try (InputStream stream = open(request, "failed to stream" + target)) {
      byte[] bytes = stream.readNBytes(LOG_LIMIT);
      return dev.chartwright.golang.GoString.of(bytes);
    } catch (IOException e) {
      throw KubeException.of(
          "failed to copy IO from logs for pod: " + pod + ", container: " + container, e);
    }
  }

  private InputStream open(KubeRequest request, String failure) {
    try {
      return api.open(request);
    } catch (KubeException e) {
      throw KubeException.of(failure, e);
    }
  }

  @Override
  public ServerInfo serverInfo() {
    return api.serverInfo();
  }

  @Override
  public void forgetKinds() {
    api.forgetKinds();
  }

  @Override
  public KubeApi api() {
    return api;
  }

  @Override
  public void close() {
    api.close();
  }
}
