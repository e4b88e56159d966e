package dev.chartwright.registry;

import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.FetchedContent;
import dev.chartwright.oci.Manifest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.NotFoundException;
import dev.chartwright.oci.OciLimits;
import dev.chartwright.oci.ReferenceFetcher;
import java.util.Map;
import java.util.Optional;

/**
 * What a registry has under a reference, by its manifest alone.
 *
 * @param manifest the manifest, or whatever else is there
 * @param chart the layer with the packed chart; nothing if that is no chart
 * @param provenance the layer with the provenance file, if there is one
 * @param annotations those of the manifest
 */
public record StoredChart(
    Descriptor manifest,
    Optional<Descriptor> chart,
    Optional<Descriptor> provenance,
    Map<String, String> annotations) {
  /** Copies the annotations. */
  public StoredChart {
    annotations = Map.copyOf(annotations);
  }

  /** SHA-256 of the packed chart in hex, if that is a chart and its digest is of that kind. */
  public Optional<String> chartSha256() {
    return chart
        .map(Descriptor::digest)
        .filter(digest -> digest.algorithm().equals("sha256"))
        .map(digest -> digest.encoded());
  }

  static Optional<StoredChart> find(ReferenceFetcher repository, String reference) {
    try (FetchedContent fetched = repository.fetchReference(reference)) {
      Descriptor found = fetched.descriptor();
      if (!found.mediaType().equals(MediaTypes.OCI_MANIFEST)) {
        return Optional.of(new StoredChart(found, Optional.empty(), Optional.empty(), Map.of()));
      }
      byte[] bytes = fetched.readAll(OciLimits.DEFAULT.metadataBytes());
      Manifest manifest = Manifest.parse(found.mediaType(), bytes);
      Optional<Descriptor> chart = Optional.empty();
      Optional<Descriptor> provenance = Optional.empty();
      for (Descriptor layer : manifest.layers()) {
        switch (layer.mediaType()) {
          case ChartMediaTypes.CHART, ChartMediaTypes.LEGACY_CHART -> chart = Optional.of(layer);
          case ChartMediaTypes.PROVENANCE -> provenance = Optional.of(layer);
          default -> {}
        }
      }
      return Optional.of(new StoredChart(found, chart, provenance, manifest.annotations()));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }
}
