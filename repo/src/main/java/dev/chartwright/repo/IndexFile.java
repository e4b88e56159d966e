package dev.chartwright.repo;

import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.ValidationException;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.yaml.YamlDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a chart repository offers: its {@code index.yaml}, in YAML or JSON.
 *
 * <p>Entries that are no charts are left out with a warning; versions are sorted, highest first.
 * Immutable. Source: Helm {@code pkg/repo/v1/index.go}.
 */
public final class IndexFile {
  private final Map<String, List<ChartVersion>> entries;

  private IndexFile(Map<String, List<ChartVersion>> entries) {
    this.entries = entries;
  }

  /**
   * Reads an index.
   *
   * @param source what the index is called in warnings
   * @throws RepositoryException if it is empty or names no API version
   * @throws dev.chartwright.golang.json.JsonException if it is not what an index is
   */
  public static IndexFile read(byte[] data, String source, LogSink log) {
    if (data.length == 0) {
      throw new RepositoryException("empty index.yaml file");
    }
    Object decoded =
        Json.isValid(data)
            ? JsonDecoder.into(IndexTypes.INDEX).decode(data)
            : YamlDecoder.into(IndexTypes.INDEX).strict().decode(data);
    Map<String, List<ChartVersion>> entries = new LinkedHashMap<>();
    String apiVersion = "";
    if (decoded instanceof JsonStruct index) {
      apiVersion = index.string("apiVersion");
      index
          .map("entries")
          .forEach((name, versions) -> entries.put(name, versions(name, versions, source, log)));
    }
    if (apiVersion.isEmpty()) {
      throw new RepositoryException("no API version specified");
    }
    return new IndexFile(entries);
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
      String name, @Nullable Object listed, String source, LogSink log) {
    List<ChartVersion> found = new ArrayList<>();
    if (!(listed instanceof List<?> all)) {
      return found;
    }
    // From the end, as Helm goes, which shows in the order of the warnings.
    for (int i = all.size() - 1; i >= 0; i--) {
      if (!(all.get(i) instanceof JsonStruct struct)) {
        log.warn(
            "skipping loading invalid entry for chart: empty entry",
            "name",
            name,
            "source",
            source);
        continue;
      }
      Metadata metadata = Metadata.of(struct);
      if (metadata.apiVersion().isEmpty()) {
        metadata = metadata.toBuilder().apiVersion(Metadata.API_V1).build();
      }
      String version = metadata.version();
      try {
        metadata = metadata.validated();
      } catch (ValidationException e) {
        if (!isSkippable(e)) {
          log.warn(
              "skipping loading invalid entry for chart",
              "name",
              name,
              "version",
              version,
              "source",
              source,
              "error",
              String.valueOf(e.getMessage()));
          continue;
        }
      }
      found.add(new ChartVersion(metadata, struct.strings("urls"), struct.string("digest")));
    }
    Collections.reverse(found);
    found.sort((a, b) -> compare(b, a));
    return List.copyOf(found);
  }

  // Indexes made by other software repeat dependencies without their aliases.
  private static boolean isSkippable(ValidationException e) {
    return String.valueOf(e.getMessage())
        .startsWith("validation: more than one dependency with name or alias");
  }

  private static int compare(ChartVersion a, ChartVersion b) {
    Version left = version(a);
    Version right = version(b);
    if (left == null) {
      return right == null ? 0 : -1;
    }
    return right == null ? 1 : left.compareTo(right);
  }

  private static @Nullable Version version(ChartVersion chart) {
    try {
      return Version.parse(chart.metadata().version());
    } catch (SemverException e) {
      return null;
    }
  }

  /** The charts by name, versions highest first. */
  public Map<String, List<ChartVersion>> entries() {
    return Collections.unmodifiableMap(entries);
  }

  /**
   * Finds a version of a chart: exactly that one, else the first that satisfies it as a constraint.
   *
   * @param version version or constraint; empty for the newest stable one
   * @throws RepositoryException if there is none
   */
  public ChartVersion get(String name, String version, LogSink log) {
    List<ChartVersion> versions = entries.get(name);
    if (versions == null) {
      throw new RepositoryException("no chart name found");
    }
    if (versions.isEmpty()) {
      throw new RepositoryException("no chart version found");
    }
    Constraints constraint = Constraints.parse(version.isEmpty() ? "*" : version);
    for (ChartVersion each : versions) {
      if (!version.isEmpty() && each.metadata().version().equals(version)) {
        return each;
      }
    }
    for (ChartVersion each : versions) {
      Version candidate = version(each);
      if (candidate != null && constraint.check(candidate)) {
        tell(name, version, each.metadata().version(), log);
        return each;
      }
    }
    throw new RepositoryException("no chart version found for " + name + "-" + version);
  }

  private static void tell(String name, String wanted, String selected, LogSink log) {
    if (wanted.isEmpty()) {
      return;
    }
    if (isRange(wanted)) {
      log.debug(
          "selected version matching constraint",
          "chart",
          name,
          "constraint",
          wanted,
          "selected",
          selected);
    } else {
      log.warn(
          "unable to find exact version requested; falling back to closest available version",
          "chart",
          name,
          "requested",
          wanted,
          "selected",
          selected);
    }
  }

  private static boolean isRange(String version) {
    for (int i = 0; i < version.length(); i++) {
      if ("^~<>=!*".indexOf(version.charAt(i)) >= 0) {
        return true;
      }
    }
    if (version.contains("||") || version.contains(" - ")) {
      return true;
    }
    int core = 0;
    while (core < version.length() && "-+".indexOf(version.charAt(core)) < 0) {
      core++;
    }
    String numbers = version.substring(0, core);
    return numbers.indexOf('x') >= 0 || numbers.indexOf('X') >= 0;
  }
}
