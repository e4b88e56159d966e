package dev.chartwright.repo;

import dev.chartwright.chart.ValidationException;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.json.RawJson;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.sort.Sort;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.golang.yaml.YamlDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a chart repository offers: its {@code index.yaml}, in YAML or JSON, whole and in memory.
 *
 * <p>Entries that are no charts are left out with a warning; versions are sorted, highest first.
 * For an index that is only to be asked something, {@link dev.chartwright.repo.index.IndexReader}
 * needs less time and room. Immutable. Source: Helm {@code pkg/repo/v1/index.go}.
 *
 * <pre>{@code
 * IndexFile index = IndexFile.load("index.yaml", LogSink.none());
 * index.get("web", ">=1.0 <2", LogSink.none()).urls();   // [web-1.4.0.tgz]
 * }</pre>
 */
public final class IndexFile {
  private final String apiVersion;
  private final GoTime generated;
  private final @Nullable Map<String, @Nullable List<ChartVersion>> entries;
  private final JsonObject server;
  private final JsonObject rest;

  private IndexFile(
      String apiVersion,
      GoTime generated,
      @Nullable Map<String, @Nullable List<ChartVersion>> entries,
      JsonObject server,
      JsonObject rest) {
    this.apiVersion = apiVersion;
    this.generated = generated;
    this.entries = entries;
    this.server = server;
    this.rest = rest;
  }

  /** An index of these charts, made at that time; the versions are sorted here. */
  public static IndexFile of(GoTime generated, Map<String, ? extends List<ChartVersion>> charts) {
    Map<String, @Nullable List<ChartVersion>> entries = new TreeMap<>(StringOrder.BYTES);
    charts.forEach((name, versions) -> entries.put(name, sorted(versions)));
    return new IndexFile("v1", generated, entries, JsonObject.create(), JsonObject.create());
  }

  /**
   * Reads an index.
   *
   * @param source what the index is called in warnings
   * @throws RepositoryException if it is empty or names no API version
   * @throws dev.chartwright.golang.json.JsonException if it is not what an index is
   * @throws dev.chartwright.golang.yaml.YamlException if it is no YAML
   */
  public static IndexFile read(byte[] data, String source, LogSink log) {
    return read(data, entry -> entry.log(source, log));
  }

  /**
   * Reads an index.
   *
   * @param skipped is told of the entries that are no charts, also if there is an error at last
   * @throws RuntimeException as {@link #read(byte[], String, LogSink)}
   */
  public static IndexFile read(byte[] data, Consumer<SkippedEntry> skipped) {
    if (data.length == 0) {
      throw new RepositoryException("empty index.yaml file");
    }
    Object decoded =
        Json.isValid(data)
            ? JsonDecoder.into(IndexTypes.INDEX).decode(data)
            : YamlDecoder.into(IndexTypes.INDEX).strict().decode(data);
    if (!(decoded instanceof JsonStruct index)) {
      throw new RepositoryException("no API version specified");
    }
    Map<String, @Nullable List<ChartVersion>> entries = null;
    if (index.get("entries") != null) {
      entries = new TreeMap<>(StringOrder.BYTES);
      for (Map.Entry<String, @Nullable Object> each : sortedByName(index.map("entries"))) {
        entries.put(
            each.getKey(),
            each.getValue() instanceof List<?> listed
                ? versions(each.getKey(), listed, skipped)
                : null);
      }
    }
    if (index.string("apiVersion").isEmpty()) {
      throw new RepositoryException("no API version specified");
    }
    return new IndexFile(
        index.string("apiVersion"),
        index.get("generated") instanceof GoTime time ? time : GoTime.ZERO,
        entries,
        JsonObject.create().putNonEmpty("serverInfo", index.map("serverInfo")),
        JsonObject.create()
            .putNonEmpty("publicKeys", index.list("publicKeys"))
            .putNonEmpty("annotations", index.map("annotations")));
  }

  private static Iterable<Map.Entry<String, @Nullable Object>> sortedByName(
      Map<String, @Nullable Object> map) {
    Map<String, @Nullable Object> sorted = new TreeMap<>(StringOrder.BYTES);
    sorted.putAll(map);
    return sorted.entrySet();
  }

  /**
   * Reads an index file.
   *
   * @throws RepositoryException {@code error loading <file>: …}
   */
  public static IndexFile load(String file, LogSink log) {
    byte[] data = Os.readFile(file);
    try {
      return read(data, file, log);
    } catch (RuntimeException e) {
      throw new RepositoryException("error loading " + file + ": " + e.getMessage(), e);
    }
  }

  private static List<ChartVersion> versions(
      String name, List<?> listed, Consumer<SkippedEntry> skipped) {
    List<ChartVersion> found = new ArrayList<>();
    // From the end, as Helm goes, which shows in the order of the warnings.
    for (int i = listed.size() - 1; i >= 0; i--) {
      if (!(listed.get(i) instanceof JsonStruct struct)) {
        skipped.accept(SkippedEntry.empty(name));
        continue;
      }
      try {
        found.add(ChartVersion.of(struct));
      } catch (ValidationException e) {
        skipped.accept(SkippedEntry.invalid(name, struct.string("version"), e));
      }
    }
    Collections.reverse(found);
    return sorted(found);
  }

  private static List<ChartVersion> sorted(List<ChartVersion> versions) {
    List<Ranked> ranked = new ArrayList<>(versions.size());
    for (ChartVersion each : versions) {
      ranked.add(new Ranked(version(each), each));
    }
    Sort.sort(ranked, Ranked::highestFirst);
    List<ChartVersion> sorted = new ArrayList<>(ranked.size());
    for (Ranked each : ranked) {
      sorted.add(each.chart());
    }
    return List.copyOf(sorted);
  }

  /** A version that has been parsed once, for sorting. */
  private record Ranked(@Nullable Version version, ChartVersion chart) {
    static int highestFirst(Ranked a, Ranked b) {
      if (b.version == null) {
        return a.version == null ? 0 : -1;
      }
      return a.version == null ? 1 : b.version.compareTo(a.version);
    }
  }

  private static @Nullable Version version(ChartVersion chart) {
    try {
      return Version.parse(chart.metadata().version());
    } catch (SemverException e) {
      return null;
    }
  }

  /** The charts by name, in the order of the names, versions highest first. */
  public Map<String, List<ChartVersion>> entries() {
    Map<String, List<ChartVersion>> all = new TreeMap<>(StringOrder.BYTES);
    if (entries != null) {
      entries.forEach((name, versions) -> all.put(name, versions == null ? List.of() : versions));
    }
    return Collections.unmodifiableMap(all);
  }

  /**
   * Finds a version of a chart: exactly that one, else the first that satisfies it as a constraint.
   *
   * @param version version or constraint; empty for the newest stable one
   * @throws RepositoryException if there is none
   */
  public ChartVersion get(String name, String version, LogSink log) {
    boolean listed = entries != null && entries.containsKey(name);
    List<ChartVersion> versions = listed ? versions(name) : List.of();
    List<String> texts = new ArrayList<>(versions.size());
    for (ChartVersion each : versions) {
      texts.add(each.metadata().version());
    }
    Optional<List<String>> choice = listed ? Optional.of(texts) : Optional.empty();
    return versions.get(VersionLookup.find(name, version, choice, log));
  }

  private List<ChartVersion> versions(String name) {
    List<ChartVersion> versions = entries == null ? null : entries.get(name);
    return versions == null ? List.of() : versions;
  }

  /**
   * This index with those versions of another that it does not have: none that is the same, and
   * none that satisfies it as a constraint.
   *
   * @param log hears when a version is left out for one that is not quite the same
   */
  public IndexFile merge(IndexFile other, LogSink log) {
    Map<String, List<ChartVersion>> all = new TreeMap<>(StringOrder.BYTES);
    entries().forEach((name, versions) -> all.put(name, new ArrayList<>(versions)));
    for (List<ChartVersion> versions : other.entries().values()) {
      for (ChartVersion each : versions) {
        String name = each.metadata().name();
        List<ChartVersion> known = all.get(name);
        if (known == null) {
          known = new ArrayList<>();
          all.put(name, known);
        }
        if (!has(name, known, each.metadata().version(), log)) {
          known.add(each);
        }
      }
    }
    return of(generated, all);
  }

  private static boolean has(String name, List<ChartVersion> known, String version, LogSink log) {
    List<String> texts = new ArrayList<>(known.size());
    for (ChartVersion each : known) {
      texts.add(each.metadata().version());
    }
    try {
      return VersionLookup.find(name, version, Optional.of(texts), log) >= 0;
    } catch (RepositoryException | SemverException e) {
      return false;
    }
  }

  /** The JSON text without space, in the order of Helm's fields. */
  public String toJson() {
    JsonObject index = JsonObject.create();
    addTo(index, server);
    index.put("apiVersion", apiVersion).put("generated", generated);
    JsonObject charts = JsonObject.create();
    if (entries != null) {
      entries.forEach(
          (name, versions) -> charts.put(name, versions == null ? null : raw(versions)));
    }
    index.put("entries", entries == null ? null : charts);
    addTo(index, rest);
    return Json.marshal(index);
  }

  private static void addTo(JsonObject index, JsonObject members) {
    for (int i = 0; i < members.size(); i++) {
      index.put(members.name(i), members.value(i));
    }
  }

  private static List<RawJson> raw(List<ChartVersion> versions) {
    List<RawJson> raw = new ArrayList<>(versions.size());
    for (ChartVersion each : versions) {
      raw.add(RawJson.of(each.toJson()));
    }
    return raw;
  }

  /** The text of the file as {@code repo index --json} writes it: no newline at its end. */
  public String toIndentedJson() {
    return Json.indent(toJson(), "", "  ");
  }

  /** The text of the file: YAML with sorted keys. */
  public String toYaml() {
    return Yaml.jsonToYaml(toJson());
  }
}
