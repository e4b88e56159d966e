package dev.chartwright.registry;

import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.MetadataTypes;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.oci.Copy;
import dev.chartwright.oci.CopyListener;
import dev.chartwright.oci.CopyOptions;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.LimitExceededException;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.MemoryStore;
import dev.chartwright.oci.OciLimits;
import dev.chartwright.oci.ReadOnlyTarget;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One pull: copies the parts of a chart that are wanted and nothing else, and makes sure that they
 * are all there.
 *
 * <p>Source: Helm {@code pkg/registry/client.go} (Pull, processChartPull).
 */
final class ChartPull {
  private final ChartDownload request;
  private final ChartReference reference;
  private final RegistryEvents events;

  ChartPull(ChartDownload request, RegistryEvents events) {
    if (!request.chart() && !request.provenance()) {
      throw new ChartRegistryException("must specify at least one layer to pull (chart/prov)");
    }
    this.request = request;
    this.reference = ChartReference.parse(request.reference());
    this.events = events;
  }

  ChartReference reference() {
    return reference;
  }

  /**
   * Fetches the parts.
   *
   * @param repository what has them
   * @param name what the chart is called there
   */
  PullResult run(ReadOnlyTarget repository, String name) {
    Path scratch = request.scratch();
    MemoryStore store = scratch == null ? MemoryStore.create() : MemoryStore.spillingTo(scratch);
    boolean done = false;
    try {
      Selection selection = new Selection();
      Descriptor manifest =
          Copy.copy(repository, name, store, "", CopyOptions.defaults().withListener(selection));
      PullResult result = collect(store, manifest, selection.count.get());
      events.pulled(result);
      done = true;
      return result;
    } finally {
      if (!done) {
        store.close();
      }
    }
  }

  private PullResult collect(MemoryStore store, Descriptor manifest, int count) {
    int wanted = 1;
    if (request.chart()) {
      wanted++;
    }
    if (request.provenance() && !request.ignoreMissingProvenance()) {
      wanted++;
    }
    if (count < wanted) {
      throw new ChartRegistryException(
          "manifest does not contain minimum number of descriptors ("
              + wanted
              + "), descriptors found: "
              + count);
    }
    ChartParts parts = ChartParts.of(store, manifest);
    Descriptor chart = parts.chart();
    if (chart != null && chart.mediaType().equals(ChartMediaTypes.LEGACY_CHART)) {
      events.deprecatedMediaType(ChartMediaTypes.LEGACY_CHART);
    }
    Descriptor config = parts.config();
    if (config == null) {
      throw new ChartRegistryException(
          "could not load config with mediatype " + ChartMediaTypes.CONFIG);
    }
    if (request.chart() && chart == null) {
      throw missing(ChartMediaTypes.CHART);
    }
    if (request.provenance() && parts.provenance() == null && !request.ignoreMissingProvenance()) {
      throw missing(ChartMediaTypes.PROVENANCE);
    }
    byte[] metadata = store.bytes(config, OciLimits.DEFAULT.metadataBytes());
    return new PullResult(
        reference,
        manifest,
        metadata(metadata),
        request.chart() ? layer(store, chart) : null,
        request.provenance() ? layer(store, parts.provenance()) : null,
        store);
  }

  private static Metadata metadata(byte[] config) {
    return JsonDecoder.into(MetadataTypes.METADATA).decode(config) instanceof JsonStruct struct
        ? Metadata.of(struct)
        : Metadata.builder().build();
  }

  private static ChartRegistryException missing(String mediaType) {
    return new ChartRegistryException(
        "manifest does not contain a layer with mediatype " + mediaType);
  }

  private static @Nullable PulledLayer layer(MemoryStore store, @Nullable Descriptor layer) {
    return layer == null ? null : new PulledLayer(layer, store);
  }

  /** Lets through the parts of a chart, and counts them. */
  private final class Selection implements CopyListener {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Decision before(Descriptor descriptor) {
      if (!wanted(descriptor.mediaType())) {
        return Decision.SKIP;
      }
      boolean layer =
          !descriptor.isManifest() && !descriptor.mediaType().equals(ChartMediaTypes.CONFIG);
      if (layer && descriptor.size() > request.limit()) {
        throw new LimitExceededException(
            "the answer is larger than " + request.limit() + " bytes", request.limit());
      }
      count.incrementAndGet();
      return Decision.COPY;
    }

    private boolean wanted(String mediaType) {
      return switch (mediaType) {
        case MediaTypes.OCI_INDEX, MediaTypes.OCI_MANIFEST, ChartMediaTypes.CONFIG -> true;
        case ChartMediaTypes.CHART, ChartMediaTypes.LEGACY_CHART -> request.chart();
        case ChartMediaTypes.PROVENANCE -> request.provenance();
        default -> false;
      };
    }

    @Override
    public void transferred(Descriptor descriptor, long bytes) {
      if (descriptor.size() > OciLimits.DEFAULT.metadataBytes()) {
        events.progress(reference.toString(), bytes, descriptor.size());
      }
    }
  }
}
