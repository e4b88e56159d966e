package dev.chartwright.registry;

import dev.chartwright.chart.Metadata;
import dev.chartwright.oci.Descriptor;
import java.util.Optional;

/**
 * What a push left in the registry.
 *
 * @param reference {@code registry/repository:tag}, with underscores for plus signs
 * @param manifest the manifest that the tag names
 * @param config the config blob
 * @param chart the layer with the packed chart
 * @param provenance the layer with the provenance file, if there is one
 * @param metadata Chart.yaml of the chart
 */
public record PushResult(
    ChartReference reference,
    Descriptor manifest,
    Descriptor config,
    Descriptor chart,
    Optional<Descriptor> provenance,
    Metadata metadata) {
  /** The digest of the manifest: {@code sha256:…}. */
  public String digest() {
    return manifest.digest().toString();
  }
}
