package dev.chartwright.testkit;

import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.yaml.Yaml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of a {@link ChartMuseum} by repository and name, and the index over them. */
final class MuseumShelf {
  private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";

  private final Map<String, Item> items = new TreeMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Item(byte[] bytes, Instant stored) {}

  /** The name of an archive by what is in it; nothing if it is no chart. */
  static @Nullable String archiveName(byte[] archive) {
    try {
      Metadata chart = ChartLoader.of(LogSink.none()).loadArchive(archive).metadata();
      return chart.name() + "-" + chart.version() + ".tgz";
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** The name of a provenance file by what is in it; nothing if it is none. */
  static @Nullable String provenanceName(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    String name = line(text, "name");
    String version = line(text, "version");
    return text.startsWith(SIGNED) && name != null && version != null
        ? name + "-" + version + ".tgz.prov"
        : null;
  }

  private static @Nullable String line(String text, String key) {
    int at = text.indexOf("\n" + key + ": ");
    if (at < 0) {
      return null;
    }
    int begin = at + key.length() + 3;
    int end = text.indexOf('\n', begin);
    return text.substring(begin, end < 0 ? text.length() : end).trim();
  }

  synchronized boolean has(String path) {
    return items.containsKey(path);
  }

  synchronized void put(String path, byte[] bytes, Instant now) {
    items.put(path, new Item(bytes.clone(), now));
  }

  synchronized byte @Nullable [] get(String path) {
    Item item = items.get(path);
    return item == null ? null : item.bytes().clone();
  }

  synchronized boolean remove(String path) {
    return items.remove(path) != null;
  }

  synchronized List<String> names() {
    return List.copyOf(items.keySet());
  }

  /**
   * The charts of a repository as the index has them, highest version first as far as text goes.
   */
  synchronized Map<String, List<Map<String, Object>>> entries(String repository) {
    Map<String, List<Map<String, Object>>> entries = new TreeMap<>();
    String prefix = repository.isEmpty() ? "" : repository + "/";
    items.forEach((path, item) -> {
      boolean here = path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0;
      if (here && path.endsWith(".tgz")) {
        Map<String, Object> entry = entry(path.substring(prefix.length()), item);
        entries
            .computeIfAbsent(String.valueOf(entry.get("name")), unused -> new ArrayList<>())
            .add(entry);
      }
    });
    entries.values().forEach(Collections::reverse);
    return entries;
  }

  private static Map<String, Object> entry(String name, Item item) {
    Map<String, Object> entry = new LinkedHashMap<>();
    Metadata chart = ChartLoader.of(LogSink.none()).loadArchive(item.bytes()).metadata();
    Map<String, @Nullable Object> fields =
        Json.parseObject(chart.toJson().getBytes(StandardCharsets.UTF_8));
    if (fields != null) {
      fields.forEach((key, value) -> entry.put(key, value == null ? "" : value));
    }
    entry.put("urls", List.of("charts/" + name));
    entry.put("created", item.stored().toString());
    entry.put("digest", Contents.digest("sha256", item.bytes()).substring("sha256:".length()));
    return entry;
  }

  /** The index of a repository. */
  byte[] index(String repository, String contextPath, Instant now) {
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("apiVersion", "v1");
    index.put("entries", entries(repository));
    index.put("generated", now.toString());
    index.put("serverInfo", contextPath.isEmpty() ? Map.of() : Map.of("contextPath", contextPath));
    return Yaml.marshal(index).getBytes(StandardCharsets.UTF_8);
  }
}
