package dev.chartwright.registry;

import dev.chartwright.chart.Metadata;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.MemoryStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pull brought: the parts that were asked for, checked against their digests.
 *
 * <p>Close it when the parts have been moved or read: what is left of them is deleted then.
 */
public final class PullResult implements AutoCloseable {
  private final ChartReference reference;
  private final Descriptor manifest;
  private final Metadata metadata;
  private final @Nullable PulledLayer chart;
  private final @Nullable PulledLayer provenance;
  private final MemoryStore store;

  PullResult(
      ChartReference reference,
      Descriptor manifest,
      Metadata metadata,
      @Nullable PulledLayer chart,
      @Nullable PulledLayer provenance,
      MemoryStore store) {
    this.reference = reference;
    this.manifest = manifest;
    this.metadata = metadata;
    this.chart = chart;
    this.provenance = provenance;
    this.store = store;
  }

  /** {@code registry/repository:tag} or {@code @digest}. */
  public ChartReference reference() {
    return reference;
  }

  /** The manifest, or the index, that the reference named. */
  public Descriptor manifest() {
    return manifest;
  }

  /** The config blob, which is Chart.yaml. */
  public Metadata metadata() {
    return metadata;
  }

  /** The packed chart, if it was asked for. */
  public Optional<PulledLayer> chart() {
    return Optional.ofNullable(chart);
  }

  /** The provenance file, if it was asked for and is there. */
  public Optional<PulledLayer> provenance() {
    return Optional.ofNullable(provenance);
  }

  /** Deletes what was not moved. */
  @Override
  public void close() {
    store.close();
  }
}
