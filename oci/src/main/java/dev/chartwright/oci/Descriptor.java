package dev.chartwright.oci;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What content is, without the content: its type, digest and size in bytes.
 *
 * <p>Absent parts are empty, but for the platform, which is {@code null}. Nothing is checked here:
 * a descriptor may come from a hostile manifest. Whoever reads content by it checks size and
 * digest.
 *
 * <p>Source: OCI image specification 1.1, {@code descriptor.md}.
 *
 * @param mediaType type of the content
 * @param digest digest of the content
 * @param size number of bytes of the content
 * @param urls other places of the content; never used by this module
 * @param annotations notes, in their order
 * @param data the content itself in base64, when it is embedded
 * @param platform the machine that the content is for
 * @param artifactType type of the artifact, when the content is a manifest
 */
public record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    List<String> urls,
    Map<String, String> annotations,
    String data,
    @Nullable Platform platform,
    String artifactType) {
  /** The descriptor that says nothing: where a manifest has none. */
  public static final Descriptor EMPTY = of("", Digest.of(""), 0);

  /** Copies the collections. */
  public Descriptor {
    urls = List.copyOf(urls);
    annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
  }

  /** Makes a descriptor of the three parts that each has. */
  public static Descriptor of(String mediaType, Digest digest, long size) {
    return new Descriptor(mediaType, digest, size, List.of(), Map.of(), "", null, "");
  }

  /** Describes some bytes; no media type means {@code application/octet-stream}. */
  public static Descriptor ofBytes(String mediaType, byte[] bytes) {
    String type = mediaType.isEmpty() ? MediaTypes.OCTET_STREAM : mediaType;
    return of(type, Digest.ofBytes(bytes), bytes.length);
  }

  /** This descriptor with these annotations instead of its own. */
  public Descriptor withAnnotations(Map<String, String> notes) {
    return new Descriptor(mediaType, digest, size, urls, notes, data, platform, artifactType);
  }

  /** This descriptor with this artifact type. */
  public Descriptor withArtifactType(String type) {
    return new Descriptor(mediaType, digest, size, urls, annotations, data, platform, type);
  }

  /** Type, digest and size alone. */
  public Descriptor plain() {
    return urls.isEmpty()
            && annotations.isEmpty()
            && data.isEmpty()
            && platform == null
            && artifactType.isEmpty()
        ? this
        : of(mediaType, digest, size);
  }

  /** Tells whether both name the same content: equal type, digest and size. */
  public boolean sameContent(Descriptor other) {
    return size == other.size && digest.equals(other.digest) && mediaType.equals(other.mediaType);
  }

  /** Tells whether the content is a manifest or index. */
  public boolean isManifest() {
    return MediaTypes.isManifest(mediaType);
  }
}
