package dev.chartwright.oci;

import java.util.List;

/**
 * The media types that registries give meaning to.
 *
 * <p>Sources: OCI image specification 1.1, Docker distribution; the lists as in oras-go v2.6.2
 * {@code registry/remote/manifest.go} and {@code internal/descriptor/descriptor.go}.
 */
public final class MediaTypes {
  /** OCI image manifest. */
  public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  /** OCI image index. */
  public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";

  /** OCI artifact manifest, which only a release candidate of the specification knew. */
  public static final String OCI_ARTIFACT_MANIFEST =
      "application/vnd.oci.artifact.manifest.v1+json";

  /** Docker manifest, version 2 schema 2. */
  public static final String DOCKER_MANIFEST =
      "application/vnd.docker.distribution.manifest.v2+json";

  /** Docker manifest list. */
  public static final String DOCKER_MANIFEST_LIST =
      "application/vnd.docker.distribution.manifest.list.v2+json";

  /** The empty JSON object, as config or layer of an artifact that has none. */
  public static final String OCI_EMPTY = "application/vnd.oci.empty.v1+json";

  /** OCI image configuration. */
  public static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";

  /** Anything, when nothing more is known. */
  public static final String OCTET_STREAM = "application/octet-stream";

  /** What a manifest may be, in the order in which oras asks for it. */
  public static final List<String> MANIFESTS =
      List.of(
          DOCKER_MANIFEST, DOCKER_MANIFEST_LIST, OCI_MANIFEST, OCI_INDEX, OCI_ARTIFACT_MANIFEST);

  private MediaTypes() {}

  /** Tells whether a type is one of {@link #MANIFESTS}. */
  public static boolean isManifest(String mediaType) {
    return MANIFESTS.contains(mediaType);
  }

  /** Tells whether a type is an index or manifest list. */
  public static boolean isIndex(String mediaType) {
    return mediaType.equals(OCI_INDEX) || mediaType.equals(DOCKER_MANIFEST_LIST);
  }

  /** Tells whether a layer of this type lies elsewhere and is never copied. */
  public static boolean isForeignLayer(String mediaType) {
    return mediaType.startsWith("application/vnd.oci.image.layer.nondistributable.v1.tar")
        || mediaType.equals("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip");
  }
}
