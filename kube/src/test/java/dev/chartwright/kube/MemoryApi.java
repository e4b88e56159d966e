package dev.chartwright.kube;

import dev.chartwright.golang.GoString;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An API that keeps objects by their paths, and remembers what it was asked. */
final class MemoryApi implements KubeApi {
  final Map<String, KubeObject> objects = new ConcurrentHashMap<>();
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  final Map<String, KubeException> failures = new HashMap<>();

  /** Another answer, once. */
  void failOnce(String request, KubeException failure) {
    failures.put(request, failure);
  }

  @Override
  public synchronized KubeObject send(KubeRequest request) {
    StringBuilder line = new StringBuilder(request.method()).append(' ').append(request.path());
    for (int i = 0; i < request.query().size(); i += 2) {
      line.append(i == 0 ? '?' : '&').append(request.query().get(i)).append('=');
      line.append(request.query().get(i + 1));
    }
    boolean patches = request.method().equals("PATCH");
    if (patches && !request.contentType().contains("apply")) {
      line.append(' ').append(GoString.of(request.body()));
    }
    requests.add(line.toString());
    KubeException failure = failures.remove(request.method() + " " + request.path());
    if (failure != null) {
      throw failure;
    }
    return switch (request.method()) {
      case "GET" -> read(request.path());
      case "DELETE" -> delete(request.path());
      case "POST" -> put(request.path() + "/" + body(request).name(), body(request));
      default -> {
        boolean whole = !patches || request.contentType().contains("apply");
        yield whole ? put(request.path(), body(request)) : read(request.path());
      }
    };
  }

  private static KubeObject body(KubeRequest request) {
    return KubeObject.parse(request.body());
  }

  private KubeObject put(String path, KubeObject object) {
    objects.put(path, object);
    return object;
  }

  private KubeObject read(String path) {
    KubeObject object = objects.get(path);
    if (object == null) {
      throw StatusException.of(404, "NotFound", path + " not found");
    }
    return object;
  }

  private KubeObject delete(String path) {
    KubeObject object = read(path);
    objects.remove(path);
    return object;
  }

  @Override
  public InputStream open(KubeRequest request) {
    throw StatusException.of(404, "NotFound", request.path() + " not found");
  }

  @Override
  public Optional<RestMapping> mapping(GroupVersionKind kind) {
    return switch (kind.kind()) {
      case "ConfigMap", "Secret", "Service", "Deployment", "Widget" ->
          Optional.of(new RestMapping(kind, kind.kind().toLowerCase(Locale.ROOT) + "s", true));
      case "Namespace" -> Optional.of(new RestMapping(kind, "namespaces", false));
      default -> Optional.empty();
    };
  }

  @Override
  public ServerInfo serverInfo() {
    return new ServerInfo("v1.36.3", "1", "36", List.of("v1"));
  }

  @Override
  public void forgetKinds() {
    requests.add("forget");
  }

  @Override
  public void close() {
    requests.add("close");
  }
}
