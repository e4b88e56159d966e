package dev.chartwright.registry;

import dev.chartwright.chart.Metadata;
import dev.chartwright.oci.Content;
import java.util.Optional;

/**
 * A packed chart on its way into a registry. Immutable.
 *
 * @param reference where to: {@code registry/path/name:version} with the chart's own name and
 *     version, plus signs as they are
 * @param chart the packed chart; it is read twice, once for its digest and once when it is sent
 * @param metadata Chart.yaml of that chart
 * @param provenance its provenance file
 * @param created when the archive was written, in RFC 3339
 * @param strict whether reference and chart must agree in name and version
 */
public record ChartUpload(
    String reference,
    Content chart,
    Metadata metadata,
    Optional<byte[]> provenance,
    String created,
    boolean strict) {
  /** A strict request without provenance file. */
  public static ChartUpload of(String reference, Content chart, Metadata metadata, String created) {
    return new ChartUpload(reference, chart, metadata, Optional.empty(), created, true);
  }

  /** This request with a provenance file. */
  public ChartUpload withProvenance(byte[] file) {
    return new ChartUpload(reference, chart, metadata, Optional.of(file), created, strict);
  }

  /** This request to any name and tag. */
  public ChartUpload withoutStrictness() {
    return new ChartUpload(reference, chart, metadata, provenance, created, false);
  }
}
