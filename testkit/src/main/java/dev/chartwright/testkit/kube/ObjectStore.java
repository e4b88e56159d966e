package dev.chartwright.testkit.kube;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The objects, and everything that ever happened to them. What is stored is never changed, only
 * replaced. All methods must be called with the store's own monitor held.
 */
final class ObjectStore {
  private final Map<String, TreeMap<String, Map<String, Object>>> objects = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final Deque<Event> unseen = new ArrayDeque<>();
  private long version;
  private boolean closed;

  /**
   * Something that happened.
   *
   * @param store which objects: {@link ApiKind#store}
   * @param before the object before, null when it was made
   * @param after the object after, null when it was removed
   */
  record Event(
      long version,
      String store,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after) {
    Map<String, Object> object() {
      Map<String, Object> object = after == null ? before : after;
      return object == null ? Map.of() : object;
    }
  }

  private static String key(String namespace, String name) {
    return namespace + "/" + name;
  }

  long version() {
    return version;
  }

  @Nullable Map<String, Object> get(ApiKind kind, String namespace, String name) {
    TreeMap<String, Map<String, Object>> map = objects.get(kind.store());
    return map == null ? null : map.get(key(namespace, name));
  }

  /** The objects of a kind in a namespace, or in all if it is empty, sorted. */
  List<Map<String, Object>> list(ApiKind kind, String namespace) {
    TreeMap<String, Map<String, Object>> map = objects.get(kind.store());
    if (map == null) {
      return List.of();
    }
    return namespace.isEmpty()
        ? List.copyOf(map.values())
        : List.copyOf(map.subMap(namespace + "/", namespace + "0").values());
  }

  /** Stores an object with a new resource version. */
  Map<String, Object> put(ApiKind kind, Map<String, Object> object) {
    Map<String, Object> metadata = Tree.make(object, "metadata");
    String key = key(Tree.text(metadata, "namespace"), Tree.text(metadata, "name"));
    TreeMap<String, Map<String, Object>> map =
        objects.computeIfAbsent(kind.store(), any -> new TreeMap<>());
    Map<String, Object> before = map.get(key);
    metadata.put("resourceVersion", String.valueOf(++version));
    map.put(key, object);
    tell(new Event(version, kind.store(), before, object));
    return object;
  }

  /** Removes an object; what is told of it has a new resource version. */
  void remove(ApiKind kind, Map<String, Object> object) {
    Map<String, Object> last = Tree.copyMap(object);
    Map<String, Object> metadata = Tree.make(last, "metadata");
    TreeMap<String, Map<String, Object>> map = objects.get(kind.store());
    if (map != null) {
      map.remove(key(Tree.text(metadata, "namespace"), Tree.text(metadata, "name")));
    }
    metadata.put("resourceVersion", String.valueOf(++version));
    tell(new Event(version, kind.store(), last, null));
  }

  private void tell(Event event) {
    events.add(event);
    unseen.add(event);
    notifyAll();
  }

  /** The next event that the controllers have not looked at. */
  @Nullable Event nextUnseen() {
    return unseen.poll();
  }

  /** The events of some objects after a version. */
  List<Event> since(String store, long after) {
    List<Event> found = new ArrayList<>();
    for (int i = events.size() - 1; i >= 0 && events.get(i).version() > after; i--) {
      if (events.get(i).store().equals(store)) {
        found.add(0, events.get(i));
      }
    }
    return found;
  }

  /** Waits until there is something after a version; tells whether there is. */
  boolean await(long after, long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    while (version <= after && !closed) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return !closed;
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
    notifyAll();
  }
}
