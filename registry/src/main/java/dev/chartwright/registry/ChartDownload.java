package dev.chartwright.registry;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to fetch: the packed chart, its provenance file, or both. Immutable.
 *
 * @param reference {@code registry/repository:tag} or {@code @digest}, with or without {@code
 *     oci://}
 * @param chart whether the packed chart is wanted
 * @param provenance whether the provenance file is wanted
 * @param ignoreMissingProvenance whether a chart without provenance file will do
 * @param scratch folder for layers larger than 4 MiB until they are moved to their place; best on
 *     the file system of that place. Without one they stay in memory
 * @param limit most bytes of the chart, and of the provenance file
 */
public record ChartDownload(
    String reference,
    boolean chart,
    boolean provenance,
    boolean ignoreMissingProvenance,
    @Nullable Path scratch,
    long limit) {
  /** The packed chart alone. */
  public static ChartDownload ofChart(String reference) {
    return new ChartDownload(reference, true, false, false, null, Long.MAX_VALUE);
  }

  /** The provenance file alone. */
  public static ChartDownload ofProvenance(String reference) {
    return new ChartDownload(reference, false, true, false, null, Long.MAX_VALUE);
  }

  /** This request with the provenance file too; {@code ignoreMissing} says whether it may lack. */
  public ChartDownload withProvenance(boolean ignoreMissing) {
    return new ChartDownload(reference, chart, true, ignoreMissing, scratch, limit);
  }

  /** This request with a folder for large layers. */
  public ChartDownload withScratch(Path folder) {
    return new ChartDownload(reference, chart, provenance, ignoreMissingProvenance, folder, limit);
  }

  /** This request refusing a chart or provenance file of more bytes before it is fetched. */
  public ChartDownload withLimit(long bytes) {
    return new ChartDownload(reference, chart, provenance, ignoreMissingProvenance, scratch, bytes);
  }
}
