package dev.chartwright.release.storage;

import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Release records in this process alone, which end with it.
 *
 * <p>Reading looks into one namespace, which writing a release changes to the release's. Lists are
 * sorted by namespace, name and revision, where Helm's order is random. Safe for several threads.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/storage/driver/memory.go}, {@code records.go}.
 */
public final class MemoryDriver implements ReleaseDriver {
  private record Entry(String key, Map<String, String> labels, Release release) {}

  private final Map<String, Map<String, List<Entry>>> namespaces = new TreeMap<>(StringOrder.BYTES);
  private String namespace;

  private MemoryDriver(String namespace) {
    this.namespace = namespace;
  }

  /**
   * A driver without records.
   *
   * @param namespace empty for all, which only lists can serve
   */
  public static MemoryDriver of(String namespace) {
    return new MemoryDriver(namespace);
  }

  /** Looks into another namespace from now on; empty for all. */
  public synchronized void enter(String other) {
    namespace = other;
  }

  @Override
  public String name() {
    return "Memory";
  }

  @Override
  public synchronized Release get(String key) {
    for (Entry entry : entries(namespace, nameIn(key))) {
      if (entry.key.equals(key)) {
        return entry.release;
      }
    }
    throw ReleaseException.notFound();
  }

  @Override
  public synchronized List<Release> list() {
    return matching(Map.of());
  }

  @Override
  public synchronized List<Release> query(Map<String, String> labels) {
    List<Release> found = matching(labels);
    if (found.isEmpty()) {
      throw ReleaseException.notFound();
    }
    return found;
  }

  private List<Release> matching(Map<String, String> labels) {
    List<Release> found = new ArrayList<>();
    for (Map.Entry<String, Map<String, List<Entry>>> each : namespaces.entrySet()) {
      if (namespace.isEmpty() || namespace.equals(each.getKey())) {
        for (List<Entry> entries : each.getValue().values()) {
          for (Entry entry : entries) {
            if (entry.labels.entrySet().containsAll(labels.entrySet())) {
              found.add(entry.release);
            }
          }
        }
      }
    }
    return found;
  }

  @Override
  public synchronized void create(String key, Release release) {
    namespace = namespaceOf(release);
    List<Entry> entries =
        namespaces
            .computeIfAbsent(namespace, absent -> new TreeMap<>(StringOrder.BYTES))
            .computeIfAbsent(release.name(), absent -> new ArrayList<>());
    if (place(entries, key) >= 0) {
      throw ReleaseException.exists();
    }
    entries.add(new Entry(key, SystemLabels.of(release), release));
    entries.sort(Comparator.comparingInt((Entry entry) -> entry.release.version()));
  }

  @Override
  public synchronized void update(String key, Release release) {
    namespace = namespaceOf(release);
    List<Entry> entries = entries(namespace, release.name());
    int place = place(entries, key);
    if (place < 0) {
      throw ReleaseException.notFound();
    }
    entries.set(place, new Entry(key, SystemLabels.of(release), release));
  }

  @Override
  public synchronized Release delete(String key) {
    List<Entry> entries = entries(namespace, nameIn(key));
    int place = place(entries, key);
    if (place < 0) {
      throw ReleaseException.notFound();
    }
    return entries.remove(place).release;
  }

  private List<Entry> entries(String within, String name) {
    Map<String, List<Entry>> releases = namespaces.get(within);
    List<Entry> entries = releases == null ? null : releases.get(name);
    return entries == null ? List.of() : entries;
  }

  private static int place(List<Entry> entries, String key) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key.equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private static String namespaceOf(Release release) {
    return release.namespace().isEmpty() ? "default" : release.namespace();
  }

  /** The name of the release in a key, which may have no other {@code .v} in it. */
  private static String nameIn(String key) {
    String rest = key.startsWith("sh.helm.release.v1.") ? key.substring(19) : key;
    int at = rest.indexOf(".v");
    String number = at < 0 ? null : rest.substring(at + 2);
    if (number == null || !isNumber(number)) {
      throw ReleaseException.of(Problem.OTHER, "release: invalid key", null);
    }
    return rest.substring(0, at);
  }

  private static boolean isNumber(@Nullable String text) {
    try {
      Parse.atoi(String.valueOf(text));
      return true;
    } catch (NumberException e) {
      return false;
    }
  }

  @Override
  public void close() {}
}
