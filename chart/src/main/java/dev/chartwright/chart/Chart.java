package dev.chartwright.chart;

import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chart: its metadata, its default values, its files, and the charts that it brings along.
 *
 * <p>Immutable; every {@code with…} gives a new chart. A subchart knows the names of the charts
 * above it, not the charts themselves. File contents and values are shared and not to be written
 * to. Safe for use by several threads.
 *
 * <pre>{@code
 * Chart chart = ChartLoader.of(LogSink.none()).load("demo-0.1.0.tgz");
 * chart.name();                            // demo
 * chart.dependencies().get(0).fullPath();  // demo/charts/db
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/chart.go}.
 */
public final class Chart {
  private final ChartBuilder fields;
  private final List<String> ancestors;
  private final List<Chart> dependencies;

  Chart(ChartBuilder fields, List<String> ancestors) {
    this.fields = fields;
    this.ancestors = ancestors;
    List<String> path = new ArrayList<>(ancestors);
    path.add(name());
    List<String> below = List.copyOf(path);
    List<Chart> children = new ArrayList<>(fields.dependencies.size());
    for (Chart child : fields.dependencies) {
      children.add(child.ancestors.equals(below) ? child : new Chart(child.fields, below));
    }
    this.dependencies = List.copyOf(children);
  }

  Chart(ChartBuilder fields, List<String> ancestors, List<Chart> dependencies) {
    this.fields = fields;
    this.ancestors = ancestors;
    this.dependencies = dependencies;
  }

  /** A builder of a chart with this metadata and nothing else. */
  public static ChartBuilder builder(Metadata metadata) {
    return new ChartBuilder(metadata);
  }

  /** A builder with this chart's parts; the chart that it builds is a root. */
  public ChartBuilder toBuilder() {
    return fields.copy().dependencies(dependencies);
  }

  /** What Chart.yaml says. */
  public Metadata metadata() {
    return fields.metadata;
  }

  /** The name in Chart.yaml. */
  public String name() {
    return fields.metadata.name();
  }

  /** What Chart.lock or requirements.lock says. */
  public Optional<Lock> lock() {
    return Optional.ofNullable(fields.lock);
  }

  /**
   * The default values as a JSON tree (see {@link dev.chartwright.golang.json.Json#parse}); not to
   * be written to.
   */
  public Map<String, @Nullable Object> values() {
    return fields.values;
  }

  /** The files called values.yaml as they were: one, none or, in an odd archive, several. */
  public List<ChartFile> valuesFiles() {
    return filesNamed("values.yaml");
  }

  /** The bytes of values.schema.json. */
  public Optional<ChartFile> schema() {
    return Optional.ofNullable(fields.schema);
  }

  /** The files under {@code templates/}. */
  public List<ChartFile> templates() {
    return fields.templates;
  }

  /** The files without a meaning of their own, those under {@code crds/} among them. */
  public List<ChartFile> files() {
    return fields.files;
  }

  /** All files as they were read, in the order in which they were read; subcharts' files too. */
  public List<ChartFile> raw() {
    return fields.raw;
  }

  /** When Chart.yaml was last changed; empty when not known. */
  public Optional<Instant> modTime() {
    return Optional.ofNullable(fields.modTime);
  }

  /** The charts under {@code charts/}, sorted by their name there. */
  public List<Chart> dependencies() {
    return dependencies;
  }

  /** Whether no chart is above this one. */
  public boolean isRoot() {
    return ancestors.isEmpty();
  }

  /** The names of the charts above this one, the root first. */
  public List<String> ancestors() {
    return ancestors;
  }

  /** The names from the root down to this chart, with dots: {@code demo.db}. */
  public String path() {
    return isRoot() ? name() : String.join(".", ancestors) + "." + name();
  }

  /** The names from the root down to this chart as folders: {@code demo/charts/db}. */
  public String fullPath() {
    return isRoot() ? name() : String.join("/charts/", ancestors) + "/charts/" + name();
  }

  /** Whether the chart only defines templates for others. */
  public boolean isLibrary() {
    return fields.metadata.type().equalsIgnoreCase("library");
  }

  /** The first file called readme.md, readme.txt or readme, in upper or lower case. */
  public Optional<ChartFile> readme() {
    for (ChartFile file : files()) {
      String name = file.name();
      if (name.equalsIgnoreCase("readme.md")
          || name.equalsIgnoreCase("readme.txt")
          || name.equalsIgnoreCase("readme")) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** The custom resource definitions of this chart and, after them, of its subcharts. */
  public List<Crd> crds() {
    List<Crd> crds = new ArrayList<>();
    collectCrds(crds);
    return crds;
  }

  private void collectCrds(List<Crd> crds) {
    for (ChartFile file : files()) {
      if (file.name().startsWith("crds/") && hasManifestExtension(file.name())) {
        crds.add(new Crd(file.name(), fullPath() + "/" + file.name(), file));
      }
    }
    for (Chart dependency : dependencies) {
      dependency.collectCrds(crds);
    }
  }

  private static boolean hasManifestExtension(String name) {
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot + 1);
    return extension.equalsIgnoreCase("yaml")
        || extension.equalsIgnoreCase("yml")
        || extension.equalsIgnoreCase("json");
  }

  /**
   * The names of declared dependencies that are not among {@link #dependencies()}, in declared
   * order.
   */
  public List<String> missingDependencies() {
    List<String> missing = new ArrayList<>();
    for (Dependency wanted : metadata().dependencies()) {
      if (wanted == null) {
        continue;
      }
      boolean found = false;
      for (Chart dependency : dependencies) {
        found |= dependency.name().equals(wanted.name());
      }
      if (!found) {
        missing.add(wanted.name());
      }
    }
    return missing;
  }

  /**
   * Makes sure that every declared dependency is in {@code charts/}.
   *
   * @throws ChartException {@code found in Chart.yaml, but missing in charts/ directory: a, b}
   */
  public void checkDependencies() {
    List<String> missing = missingDependencies();
    if (!missing.isEmpty()) {
      throw new ChartException(
          "found in Chart.yaml, but missing in charts/ directory: " + String.join(", ", missing));
    }
  }

  /** The same chart with other metadata, in the same place. */
  public Chart withMetadata(Metadata metadata) {
    return new Chart(fields.copy().metadata(metadata).dependencies(dependencies), ancestors);
  }

  /** The same chart with other values, in the same place. */
  public Chart withValues(Map<String, @Nullable Object> values) {
    return new Chart(fields.copy().values(values).dependencies(dependencies), ancestors);
  }

  /** The same chart with other subcharts, in the same place. */
  public Chart withDependencies(List<Chart> dependencies) {
    return new Chart(fields.copy().dependencies(dependencies), ancestors);
  }

  /**
   * The same chart and subcharts as if every file, and the lock, had been made at one time;
   * fractions of a second are cut off.
   */
  public Chart withModTimes(Instant time) {
    Instant second = time.truncatedTo(ChronoUnit.SECONDS);
    ChartBuilder stamped =
        fields
            .copy()
            .modTime(second)
            .raw(stamp(fields.raw, second))
            .templates(stamp(fields.templates, second))
            .files(stamp(fields.files, second));
    if (fields.schema != null) {
      stamped.schema(
          fields.schema.data().length > 0 ? fields.schema.withModTime(second) : fields.schema);
    }
    if (fields.lock != null) {
      stamped.lock(fields.lock.withGenerated(GoTime.of(second, Location.UTC)));
    }
    List<Chart> children = new ArrayList<>(dependencies.size());
    for (Chart dependency : dependencies) {
      children.add(dependency.withModTimes(time));
    }
    return new Chart(stamped.dependencies(children), ancestors);
  }

  private static List<ChartFile> stamp(List<ChartFile> files, Instant time) {
    List<ChartFile> stamped = new ArrayList<>(files.size());
    for (ChartFile file : files) {
      stamped.add(file.withModTime(time));
    }
    return stamped;
  }

  private List<ChartFile> filesNamed(String name) {
    List<ChartFile> found = new ArrayList<>(1);
    for (ChartFile file : raw()) {
      if (file.name().equals(name)) {
        found.add(file);
      }
    }
    return Collections.unmodifiableList(found);
  }

  @Override
  public String toString() {
    return fullPath() + " " + metadata().version();
  }
}
