package dev.chartwright.oci;

import java.util.ArrayList;
import java.util.List;

/**
 * What a manifest points to: subject, config and layers, or the manifests of an index.
 *
 * <p>Source: oras-go v2.6.2 {@code content/graph.go}.
 */
final class Successors {
  private Successors() {}

  /** The direct successors of a manifest, in the order in which they are named. */
  static List<Descriptor> of(String mediaType, byte[] manifest) {
    List<Descriptor> found = new ArrayList<>();
    if (MediaTypes.isIndex(mediaType)) {
      Index index = Index.parse(mediaType, manifest);
      if (mediaType.equals(MediaTypes.OCI_INDEX)) {
        index.subject().ifPresent(found::add);
      }
      found.addAll(index.manifests());
    } else {
      Manifest parsed = Manifest.parse(mediaType, manifest);
      boolean docker = mediaType.equals(MediaTypes.DOCKER_MANIFEST);
      if (!docker) {
        parsed.subject().ifPresent(found::add);
      }
      if (!mediaType.equals(MediaTypes.OCI_ARTIFACT_MANIFEST)) {
        found.add(parsed.config());
      }
      found.addAll(parsed.layers());
    }
    return found;
  }
}
