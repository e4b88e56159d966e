package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import dev.chartwright.oci.MediaTypes;

/** JSON of small manifests. */
final class Manifests {
  static final String ARTIFACT_TYPE = "application/vnd.example.chartwright.v1";

  private Manifests() {}

  static String descriptor(String type, Digest digest, long size, String more) {
    return "{\"mediaType\":\""
        + type
        + "\",\"digest\":\""
        + digest
        + "\",\"size\":"
        + size
        + more
        + "}";
  }

  static String descriptor(String type, Digest digest, long size) {
    return descriptor(type, digest, size, "");
  }

  static String image(Digest config, long configSize, Digest layer, long layerSize) {
    return manifest(
        descriptor(MediaTypes.OCI_CONFIG, config, configSize),
        descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer, layerSize),
        "");
  }

  /** {@code more} starts with a comma, or is empty. */
  static String manifest(String config, String layers, String more) {
    return "{\"schemaVersion\":2,\"mediaType\":\""
        + MediaTypes.OCI_MANIFEST
        + "\",\"config\":"
        + config
        + ",\"layers\":["
        + layers
        + "]"
        + more
        + "}";
  }

  static String index(String manifests, String more) {
    return "{\"schemaVersion\":2,\"mediaType\":\""
        + MediaTypes.OCI_INDEX
        + "\",\"manifests\":["
        + manifests
        + "]"
        + more
        + "}";
  }

  static String typeOf(String manifest) {
    int start = manifest.indexOf("\"mediaType\":\"") + 13;
    return manifest.substring(start, manifest.indexOf('"', start));
  }
}
