package dev.chartwright.registry;

/**
 * The media types by which a registry knows the parts of a chart.
 *
 * <p>Source: Helm {@code pkg/registry/constants.go}.
 */
public final class ChartMediaTypes {
  /** The config blob: Chart.yaml as JSON. */
  public static final String CONFIG = "application/vnd.cncf.helm.config.v1+json";

  /** The layer with the packed chart. */
  public static final String CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

  /** The layer with the provenance file. */
  public static final String PROVENANCE = "application/vnd.cncf.helm.chart.provenance.v1.prov";

  /** What early versions called the layer with the packed chart; read, never written. */
  public static final String LEGACY_CHART = "application/tar+gzip";

  private ChartMediaTypes() {}
}
