package dev.chartwright.registry;

import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.MetadataTypes;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.oci.Annotations;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.FetchedContent;
import dev.chartwright.oci.Index;
import dev.chartwright.oci.Manifest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.OciLimits;
import dev.chartwright.oci.remote.RemoteRepository;
import java.util.List;
import java.util.Optional;

/** Looks at a chart without its archive: one request for the manifest, one for the config. */
final class ChartLookup {
  private static final long MOST = OciLimits.DEFAULT.metadataBytes();

  private final RemoteRepository repository;

  ChartLookup(RemoteRepository repository) {
    this.repository = repository;
  }

  Optional<ChartDescription> run(String reference) {
    try (FetchedContent found = repository.fetchReference(reference)) {
      return describe(found.descriptor(), found.readAll(MOST));
    }
  }

  private Optional<ChartDescription> describe(Descriptor descriptor, byte[] bytes) {
    String type = descriptor.mediaType();
    if (MediaTypes.isIndex(type)) {
      return newest(Index.parse(type, bytes).manifests());
    }
    if (!MediaTypes.isManifest(type)) {
      return Optional.empty();
    }
    Manifest manifest = Manifest.parse(type, bytes);
    Descriptor config = manifest.config();
    if (!config.mediaType().equals(ChartMediaTypes.CONFIG)) {
      return Optional.empty();
    }
    String created = manifest.annotations().getOrDefault(Annotations.CREATED, "");
    return Optional.of(new ChartDescription(descriptor, metadata(read(config)), created));
  }

  /** Of several charts in an index the last one, as {@code pull} has it. */
  private Optional<ChartDescription> newest(List<Descriptor> parts) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      Descriptor part = parts.get(i);
      if (MediaTypes.isManifest(part.mediaType())) {
        Optional<ChartDescription> found = describe(part, read(part));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private byte[] read(Descriptor descriptor) {
    return new FetchedContent(descriptor, repository.fetch(descriptor)).readAll(MOST);
  }

  private static Metadata metadata(byte[] config) {
    return JsonDecoder.into(MetadataTypes.METADATA).decode(config) instanceof JsonStruct struct
        ? Metadata.of(struct)
        : Metadata.builder().build();
  }
}
