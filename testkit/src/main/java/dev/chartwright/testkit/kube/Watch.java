package dev.chartwright.testkit.kube;

import dev.chartwright.golang.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One watch, from its request to its end. */
final class Watch {
  private static final long DEFAULT_SECONDS = 1800;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final ObjectStore store;
  private final ApiPath path;
  private final Map<String, String> query;
  private final Selector labels;
  private final Selector fields;

  Watch(ObjectStore store, ApiPath path, Map<String, String> query) {
    this.store = store;
    this.path = path;
    this.query = query;
    this.labels = Selector.ofLabels(query.getOrDefault("labelSelector", ""));
    this.fields = Selector.ofLabels(query.getOrDefault("fieldSelector", ""));
  }

  /** Sends what happens until the time is over, the client is gone, or the server closes. */
  void run(ApiExchange exchange) throws IOException {
    exchange.startStream(200, "application/json");
    long seconds = Long.parseLong(query.getOrDefault("timeoutSeconds", "" + DEFAULT_SECONDS));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    String from = query.getOrDefault("resourceVersion", "");
    boolean initial =
        "true".equals(query.get("sendInitialEvents")) || from.isEmpty() || from.equals("0");
    long seen;
    StringBuilder first = new StringBuilder();
    synchronized (store) {
      seen = initial ? store.version() : Long.parseLong(from);
      if (initial) {
        for (Map<String, Object> object : store.list(path.kind(), path.namespace())) {
          if (matches(object)) {
            line(first, "ADDED", object);
          }
        }
        if ("true".equals(query.get("sendInitialEvents"))) {
          bookmark(first, seen);
        }
      }
    }
    exchange.sendPart(first.toString().getBytes(StandardCharsets.UTF_8));
    try {
      while (System.nanoTime() < end) {
        StringBuilder out = new StringBuilder();
        synchronized (store) {
          if (!store.await(seen, Math.min(LOOK_NANOS, end - System.nanoTime()))
              && store.isClosed()) {
            return;
          }
          for (ObjectStore.Event event : store.since(path.kind().store(), seen)) {
            tell(out, event);
          }
          seen = Math.max(seen, store.version());
        }
        exchange.sendPart(out.toString().getBytes(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.endStream();
  }

  private boolean matches(@Nullable Map<String, Object> object) {
    return object != null
        && (path.namespace().isEmpty()
            || path.namespace().equals(Tree.text(object, "metadata", "namespace")))
        && (path.name().isEmpty() || path.name().equals(Tree.text(object, "metadata", "name")))
        && labels.matches(Tree.mapAt(object, "metadata", "labels"))
        && fields.matchesFields(object);
  }

  private void tell(StringBuilder out, ObjectStore.Event event) {
    boolean before = matches(event.before());
    boolean after = matches(event.after());
    if (after) {
      line(out, before ? "MODIFIED" : "ADDED", event.object());
    } else if (before) {
      line(out, "DELETED", event.object());
    }
  }

  private void bookmark(StringBuilder out, long version) {
    line(
        out,
        "BOOKMARK",
        Tree.map(
            "kind",
            path.kind().kind(),
            "apiVersion",
            path.kind().apiVersion(),
            "metadata",
            Tree.map(
                "resourceVersion",
                String.valueOf(version),
                "annotations",
                Tree.map("k8s.io/initial-events-end", "true"))));
  }

  private void line(StringBuilder out, String type, Map<String, Object> object) {
    Map<String, Object> shown = object;
    if (!Tree.text(object, "apiVersion").equals(path.kind().apiVersion())) {
      shown = Tree.copyMap(object);
      shown.put("apiVersion", path.kind().apiVersion());
    }
    out.append(Json.marshal(Tree.map("type", type, "object", shown))).append('\n');
  }
}
