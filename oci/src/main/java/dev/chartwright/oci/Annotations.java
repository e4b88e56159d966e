package dev.chartwright.oci;

/**
 * The keys of annotations that the OCI image specification defines.
 *
 * <p>Source: OCI image specification 1.1, {@code annotations.md}.
 */
public final class Annotations {
  /** Date and time on which it was built, RFC 3339. */
  public static final String CREATED = "org.opencontainers.image.created";

  /** Contact details of the people responsible. */
  public static final String AUTHORS = "org.opencontainers.image.authors";

  /** Where to find more information. */
  public static final String URL = "org.opencontainers.image.url";

  /** Where to find documentation. */
  public static final String DOCUMENTATION = "org.opencontainers.image.documentation";

  /** Where to find the source. */
  public static final String SOURCE = "org.opencontainers.image.source";

  /** Version of the packaged software. */
  public static final String VERSION = "org.opencontainers.image.version";

  /** Revision in source control. */
  public static final String REVISION = "org.opencontainers.image.revision";

  /** The organisation that distributes it. */
  public static final String VENDOR = "org.opencontainers.image.vendor";

  /** SPDX expression of the licences. */
  public static final String LICENSES = "org.opencontainers.image.licenses";

  /** Name of the reference, in an image layout's index: the tag. */
  public static final String REF_NAME = "org.opencontainers.image.ref.name";

  /** Title for people; for a layer often the file name, which is never to be used as a path. */
  public static final String TITLE = "org.opencontainers.image.title";

  /** Description for people. */
  public static final String DESCRIPTION = "org.opencontainers.image.description";

  /** Digest of the image that this one is based on. */
  public static final String BASE_DIGEST = "org.opencontainers.image.base.digest";

  /** Name of the image that this one is based on. */
  public static final String BASE_NAME = "org.opencontainers.image.base.name";

  private Annotations() {}
}
