package dev.chartwright.registry;

import dev.chartwright.chart.Metadata;
import dev.chartwright.oci.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
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
 * @param annotations what else the manifest says; it never replaces what Helm would write
 */
public record ChartUpload(
    String reference,
    Content chart,
    Metadata metadata,
    Optional<byte[]> provenance,
    String created,
    boolean strict,
    Map<String, String> annotations) {
  /** Copies the annotations. */
  public ChartUpload {
    annotations = Map.copyOf(annotations);
  }

  /** A strict request without provenance file. */
  public static ChartUpload of(String reference, Content chart, Metadata metadata, String created) {
    return new ChartUpload(reference, chart, metadata, Optional.empty(), created, true, Map.of());
  }

  /**
   * A strict request without provenance file, for an archive of known size that can be opened as
   * often as needed.
   */
  public static ChartUpload of(
      String reference, long size, ArchiveSource archive, Metadata metadata, String created) {
    return of(reference, Content.of(size, archive::open), metadata, created);
  }

  /** Opens a packed chart from its beginning. */
  @FunctionalInterface
  public interface ArchiveSource {
    /** A new stream over the whole archive, which the caller closes. */
    InputStream open() throws IOException;
  }

  /** This request with a provenance file. */
  public ChartUpload withProvenance(byte[] file) {
    return new ChartUpload(
        reference, chart, metadata, Optional.of(file), created, strict, annotations);
  }

  /** This request to any name and tag. */
  public ChartUpload withoutStrictness() {
    return new ChartUpload(reference, chart, metadata, provenance, created, false, annotations);
  }

  /** This request with more annotations on the manifest than Helm would write. */
  public ChartUpload withAnnotations(Map<String, String> more) {
    return new ChartUpload(reference, chart, metadata, provenance, created, strict, more);
  }
}
