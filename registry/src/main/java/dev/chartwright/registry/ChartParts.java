package dev.chartwright.registry;

import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Index;
import dev.chartwright.oci.Manifest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.MemoryStore;
import dev.chartwright.oci.OciLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one chart among what was copied.
 *
 * <p>Of an index with several charts it is the last one in the index's order, config and layers
 * from the same manifest. (Helm takes whichever arrives last, part by part.)
 */
final class ChartParts {
  private @Nullable Descriptor config;
  private @Nullable Descriptor chart;
  private @Nullable Descriptor provenance;

  private ChartParts() {}

  /** Looks through a manifest or index whose parts are in the store as far as they are wanted. */
  static ChartParts of(MemoryStore store, Descriptor root) {
    ChartParts parts = new ChartParts();
    parts.collect(store, root);
    return parts;
  }

  private void collect(MemoryStore store, Descriptor node) {
    if (!store.exists(node)) {
      return;
    }
    if (node.mediaType().equals(MediaTypes.OCI_INDEX)) {
      byte[] bytes = store.bytes(node, OciLimits.DEFAULT.metadataBytes());
      for (Descriptor child : Index.parse(node.mediaType(), bytes).manifests()) {
        collect(store, child);
      }
    } else if (node.mediaType().equals(MediaTypes.OCI_MANIFEST)) {
      byte[] bytes = store.bytes(node, OciLimits.DEFAULT.metadataBytes());
      Manifest manifest = Manifest.parse(node.mediaType(), bytes);
      List<Descriptor> all = new ArrayList<>(manifest.layers());
      all.add(0, manifest.config());
      all.removeIf(part -> !store.exists(part));
      Descriptor found = last(all, ChartMediaTypes.CONFIG::equals);
      if (found != null || config == null) {
        config = found;
        chart =
            last(
                all,
                t -> t.equals(ChartMediaTypes.CHART) || t.equals(ChartMediaTypes.LEGACY_CHART));
        provenance = last(all, ChartMediaTypes.PROVENANCE::equals);
      }
    }
  }

  private static @Nullable Descriptor last(List<Descriptor> all, Predicate<String> mediaType) {
    Descriptor last = null;
    for (Descriptor each : all) {
      if (mediaType.test(each.mediaType())) {
        last = each;
      }
    }
    return last;
  }

  @Nullable Descriptor config() {
    return config;
  }

  @Nullable Descriptor chart() {
    return chart;
  }

  @Nullable Descriptor provenance() {
    return provenance;
  }
}
