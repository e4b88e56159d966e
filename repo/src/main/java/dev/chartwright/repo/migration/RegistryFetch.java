package dev.chartwright.repo.migration;

import dev.chartwright.registry.ChartDownload;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.registry.ChartRegistry;
import dev.chartwright.registry.PullResult;
import dev.chartwright.registry.PulledLayer;
import dev.chartwright.registry.StoredChart;
import dev.chartwright.repo.RepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Reads an archive and its provenance file from a registry. */
final class RegistryFetch {
  private RegistryFetch() {}

  static FetchedChart fetch(ChartRegistry registry, String reference, Path scratch, long limit)
      throws IOException {
    String name = ChartReference.withoutScheme(reference);
    StoredChart stored =
        registry
            .find(name)
            .orElseThrow(() -> RepositoryException.ofStatus(404, reference + ": not found"));
    boolean signed = stored.provenance().isPresent();
    ChartDownload request = ChartDownload.ofChart(name).withScratch(scratch);
    if (signed) {
      request = request.withProvenance(false);
    }
    try (PullResult pulled = registry.pull(request)) {
      FetchedChart fetched = read(pulled.chart().orElseThrow(), scratch, limit);
      if (signed) {
        try (InputStream in = pulled.provenance().orElseThrow().open()) {
          fetched = fetched.withProvenance(in.readNBytes(IndexSource.MAX_PROVENANCE_BYTES));
        }
      }
      return fetched.withHistory(created(stored), isDeprecated(stored));
    }
  }

  /** When its source added it, in RFC 3339; or empty. */
  static String created(StoredChart stored) {
    return SourceEntries.time(stored.annotations().getOrDefault(RegistryDestination.CREATED, ""));
  }

  static boolean isDeprecated(StoredChart stored) {
    return "true".equals(stored.annotations().get(RegistryDestination.DEPRECATED));
  }

  private static FetchedChart read(PulledLayer layer, Path scratch, long limit) throws IOException {
    try (InputStream in = layer.open()) {
      return FetchedChart.read(in, scratch, limit);
    }
  }
}
