package dev.chartwright.release;

import dev.chartwright.golang.json.Json;
import dev.chartwright.kube.GroupVersionKind;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.RestMapping;
import dev.chartwright.kube.ServerInfo;
import dev.chartwright.kube.StatusException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Objects by path, with resource versions and label selectors: as much API as storage needs. */
public final class FakeApi implements KubeApi {
  private final Map<String, KubeObject> objects = new TreeMap<>();
  private final List<KubeRequest> requests = new ArrayList<>();
  private Consumer<KubeRequest> before = request -> {};
  private long version;

  /** What is done, or thrown, before each request is answered. */
  public synchronized void before(Consumer<KubeRequest> action) {
    before = action;
  }

  /** Method and path of every request so far. */
  public List<String> log() {
    List<String> lines = new ArrayList<>();
    for (KubeRequest request : requests) {
      String query = request.query().isEmpty() ? "" : "?" + String.join("=", request.query());
      lines.add(request.method() + " " + request.path() + query);
    }
    return lines;
  }

  /** Forgets the requests so far. */
  public void clearLog() {
    requests.clear();
  }

  /** The object at a path; null if there is none. */
  public synchronized @Nullable KubeObject object(String path) {
    return objects.get(path);
  }

  /** The paths of all objects. */
  public synchronized List<String> paths() {
    return new ArrayList<>(objects.keySet());
  }

  /** Puts an object at a path, whatever was there. */
  public synchronized void put(String path, Map<String, @Nullable Object> object) {
    objects.put(path, stored(path, object));
  }

  @Override
  public synchronized KubeObject send(KubeRequest request) {
    requests.add(request);
    before.accept(request);
    String path = request.path();
    return switch (request.method()) {
      case "GET" -> objects.containsKey(path) || !isCollection(path) ? found(path) : list(request);
      case "POST" -> {
        Map<String, @Nullable Object> object = body(request);
        String name = KubeObject.of(object).name();
        if (objects.containsKey(path + "/" + name)) {
          throw StatusException.of(409, "AlreadyExists", "\"" + name + "\" already exists");
        }
        put(path + "/" + name, object);
        yield found(path + "/" + name);
      }
      case "PUT" -> {
        Map<String, @Nullable Object> object = body(request);
        checkVersion(path, KubeObject.of(object).resourceVersion());
        put(path, object);
        yield found(path);
      }
      case "PATCH" -> {
        Map<String, @Nullable Object> object = found(path).copy();
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        for (Object part : new Object[] {object.get("metadata"), body(request).get("metadata")}) {
          if (part instanceof Map<?, ?> fields) {
            fields.forEach((key, value) -> metadata.put(String.valueOf(key), value));
          }
        }
        object.put("metadata", metadata);
        put(path, object);
        yield found(path);
      }
      case "DELETE" -> {
        KubeObject old = found(path);
        if (request.body().length > 0 && !ProtobufBody.is(request.body())) {
          checkVersion(
              path, KubeObject.of(body(request)).textAt("preconditions", "resourceVersion"));
        }
        objects.remove(path);
        yield old;
      }
      default -> throw new IllegalArgumentException(request.method());
    };
  }

  private void checkVersion(String path, String expected) {
    if (!expected.isEmpty() && !expected.equals(found(path).resourceVersion())) {
      throw StatusException.of(409, "Conflict", "the object has been modified");
    }
    found(path);
  }

  private KubeObject found(String path) {
    KubeObject object = objects.get(path);
    if (object == null) {
      throw StatusException.of(
          404, "NotFound", "\"" + path.substring(path.lastIndexOf('/') + 1) + "\" not found");
    }
    return object;
  }

  private static boolean isCollection(String path) {
    return path.endsWith("/secrets") || path.endsWith("/configmaps");
  }

  private KubeObject list(KubeRequest request) {
    String path = request.path();
    String kind = path.substring(path.lastIndexOf('/'));
    String within = path.contains("/namespaces/") ? path : "";
    List<@Nullable Object> items = new ArrayList<>();
    for (Map.Entry<String, KubeObject> each : objects.entrySet()) {
      boolean here = each.getKey().startsWith(within) && each.getKey().contains(kind + "/");
      if (here && matches(each.getValue(), request.query())) {
        items.add(each.getValue().map());
      }
    }
    Map<String, @Nullable Object> list = new LinkedHashMap<>();
    list.put("kind", "List");
    list.put("items", items);
    return KubeObject.of(list);
  }

  private static boolean matches(KubeObject object, List<String> query) {
    for (int i = 0; i < query.size(); i += 2) {
      if (!query.get(i).equals("labelSelector")) {
        continue;
      }
      for (String term : query.get(i + 1).split(",")) {
        int equals = term.indexOf('=');
        String value = object.labels().get(term.substring(0, equals));
        if (!term.substring(equals + 1).equals(value)) {
          return false;
        }
      }
    }
    return true;
  }

  private KubeObject stored(String path, Map<String, @Nullable Object> object) {
    Map<String, @Nullable Object> copy = KubeObject.of(object).copy();
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    if (copy.get("metadata") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> metadata.put(String.valueOf(key), value));
    }
    metadata.put("resourceVersion", Long.toString(++version));
    metadata.putIfAbsent("uid", "uid-" + version);
    String[] steps = path.split("/");
    metadata.put("namespace", steps[List.of(steps).indexOf("namespaces") + 1]);
    metadata.putIfAbsent("creationTimestamp", "2026-01-02T12:00:00Z");
    copy.put("metadata", metadata);
    return KubeObject.of(copy);
  }

  private static Map<String, @Nullable Object> body(KubeRequest request) {
    return ProtobufBody.is(request.body())
        ? ProtobufBody.read(request.body())
        : Objects.requireNonNull(Json.parseObject(request.body()));
  }

  /** The body of the last request with this method, as text. */
  public String lastBody(String method) {
    String body = "";
    for (KubeRequest request : requests) {
      body = request.method().equals(method) ? Json.marshal(body(request)) : body;
    }
    return body;
  }

  @Override
  public InputStream open(KubeRequest request) {
    throw new IllegalStateException("nothing to watch");
  }

  @Override
  public Optional<RestMapping> mapping(GroupVersionKind kind) {
    return Optional.empty();
  }

  @Override
  public ServerInfo serverInfo() {
    throw new IllegalStateException("not asked");
  }

  @Override
  public void forgetKinds() {}

  @Override
  public void close() {}
}
