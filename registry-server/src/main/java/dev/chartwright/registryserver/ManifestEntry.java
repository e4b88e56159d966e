package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the registry remembers of a manifest; the bytes themselves are content like a blob's.
 *
 * @param digest the name of the bytes
 * @param mediaType the pushed Content-Type, without parameters
 * @param size bytes
 * @param references blobs and manifests that it names as its parts
 * @param subject the manifest it refers to
 * @param artifactType its own, or its config's media type; empty when it has neither
 * @param descriptor what the referrers list says of it, as JSON; empty without a subject
 */
record ManifestEntry(
    Digest digest,
    String mediaType,
    long size,
    List<Digest> references,
    @Nullable Digest subject,
    String artifactType,
    String descriptor) {
  ManifestEntry {
    references = List.copyOf(references);
  }
}
