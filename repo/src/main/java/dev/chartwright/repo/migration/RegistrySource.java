package dev.chartwright.repo.migration;

import dev.chartwright.registry.ChartReference;
import dev.chartwright.registry.ChartRegistry;
import dev.chartwright.registry.StoredChart;
import dev.chartwright.repo.RepositoryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Charts in an OCI registry: for each, the versions that its tags stand for.
 *
 * <p>When a version was added and whether it is deprecated is read from the annotations that {@link
 * RegistryDestination} writes. The lists of tags are read when they are asked for.
 */
public final class RegistrySource implements MigrationSource {
  private final ChartRegistry registry;
  private final Map<String, String> charts = new TreeMap<>();
  private final Path scratch;
  private final MigrationLimits limits;

  private RegistrySource(ChartRegistry registry, Path scratch, MigrationLimits limits) {
    this.registry = registry;
    this.scratch = scratch;
    this.limits = limits;
  }

  /**
   * Charts by their references.
   *
   * @param references {@code oci://registry/path/chart}, without tag
   * @param scratch folder for large archives
   * @throws RepositoryException if two of them end in the same name
   */
  public static RegistrySource of(
      ChartRegistry registry, List<String> references, Path scratch, MigrationLimits limits) {
    RegistrySource source = new RegistrySource(registry, scratch, limits);
    for (String reference : references) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      if (source.charts.put(name, ChartReference.withoutScheme(reference)) != null) {
        throw new RepositoryException("two sources are a chart " + name);
      }
    }
    return source;
  }

  @Override
  public List<String> charts() {
    return List.copyOf(charts.keySet());
  }

  @Override
  public List<MigrationEntry> versions(String chart) {
    String repository = charts.getOrDefault(chart, chart);
    List<MigrationEntry> versions = new ArrayList<>();
    for (String version : registry.versions(repository)) {
      versions.add(
          new MigrationEntry(
              chart, version, List.of(repository + ":" + version), "", "", false, ""));
    }
    return versions;
  }

  @Override
  public MigrationEntry known(MigrationEntry entry) {
    Optional<StoredChart> found = registry.find(entry.locations().get(0));
    return found.isEmpty()
        ? entry
        : entry.withHistory(
            found.get().chartSha256().orElse(""),
            RegistryFetch.created(found.get()),
            RegistryFetch.isDeprecated(found.get()));
  }

  @Override
  public FetchedChart fetch(MigrationEntry entry) throws IOException {
    return RegistryFetch.fetch(registry, entry.locations().get(0), scratch, limits.archiveBytes());
  }
}
