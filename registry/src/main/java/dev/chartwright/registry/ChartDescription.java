package dev.chartwright.registry;

import dev.chartwright.chart.Metadata;
import dev.chartwright.oci.Descriptor;

/**
 * What a registry says of a chart without its archive.
 *
 * @param manifest its manifest
 * @param metadata its Chart.yaml, from the config blob
 * @param created when it was packed or pushed, in RFC 3339; empty if the manifest does not say
 */
public record ChartDescription(Descriptor manifest, Metadata metadata, String created) {}
