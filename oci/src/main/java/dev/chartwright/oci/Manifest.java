package dev.chartwright.oci;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.json.JsonStruct;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An image manifest: a config, layers and notes, with the bytes that it was read from or that it
 * was made into. The bytes are never changed, so the digest stays true.
 *
 * <pre>{@code
 * Manifest made = Manifest.builder().config(config).layer(chart).annotation("a", "b").build();
 * made.descriptor();  // application/vnd.oci.image.manifest.v1+json, sha256:…, 312
 * Manifest read = Manifest.parse(MediaTypes.OCI_MANIFEST, bytes);
 * }</pre>
 *
 * <p>Immutable. Sources: OCI image specification 1.1 {@code manifest.md}; Docker manifests and the
 * artifact manifest of 1.1.0-rc2 are read too.
 */
public final class Manifest {
  private final byte[] bytes;
  private final String type;
  private final String mediaType;
  private final String artifactType;
  private final Descriptor config;
  private final List<Descriptor> layers;
  private final @Nullable Descriptor subject;
  private final Map<String, String> annotations;

  private Manifest(String type, byte[] bytes) {
    boolean artifact = type.equals(MediaTypes.OCI_ARTIFACT_MANIFEST);
    JsonStruct fields =
        JsonShapes.read(bytes, artifact ? JsonShapes.ARTIFACT : JsonShapes.MANIFEST);
    this.bytes = bytes;
    this.type = type;
    this.mediaType = fields.string("mediaType");
    this.artifactType = fields.string("artifactType");
    this.config = artifact ? Descriptor.EMPTY : DescriptorJson.read(fields.struct("config"));
    this.layers = DescriptorJson.readAll(fields.list(artifact ? "blobs" : "layers"));
    JsonStruct referred = fields.struct("subject");
    this.subject = referred == null ? null : DescriptorJson.read(referred);
    this.annotations = Collections.unmodifiableMap(JsonShapes.notes(fields, "annotations"));
  }

  /**
   * Reads a manifest; the bytes are copied.
   *
   * @param type the media type under which it was found
   * @throws InvalidManifestException if it is no JSON object of the right shape
   */
  public static Manifest parse(String type, byte[] bytes) {
    return new Manifest(type, bytes.clone());
  }

  /** Starts a new manifest. */
  public static Builder builder() {
    return new Builder();
  }

  /** The bytes, exactly as read or made. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Media type, sha256 digest and size of the bytes. */
  public Descriptor descriptor() {
    return Descriptor.ofBytes(type, bytes);
  }

  /** What the manifest itself says its media type is; empty if it does not. */
  public String mediaType() {
    return mediaType;
  }

  /** Type of the artifact; empty if it names none. */
  public String artifactType() {
    return artifactType;
  }

  /** The config; {@link Descriptor#EMPTY} if there is none. */
  public Descriptor config() {
    return config;
  }

  /** The layers (of an artifact manifest the blobs), in their order. */
  public List<Descriptor> layers() {
    return layers;
  }

  /** The manifest that this one refers to. */
  public Optional<Descriptor> subject() {
    return Optional.ofNullable(subject);
  }

  /** Notes, in their order. */
  public Map<String, String> annotations() {
    return annotations;
  }

  /**
   * Collects the parts of a manifest. The JSON is compact, in the order and with the escapes of
   * Go's {@code json.Marshal}; annotations are sorted by key. Not safe for use by several threads.
   */
  public static final class Builder {
    private String mediaType = "";
    private String artifactType = "";
    private Descriptor config = Descriptor.EMPTY;
    private final List<Descriptor> layers = new ArrayList<>();
    private @Nullable Descriptor subject;
    private final Map<String, String> annotations = new LinkedHashMap<>();

    private Builder() {}

    /** Writes {@code mediaType} into the manifest; Helm does not. */
    public Builder withMediaType() {
      mediaType = MediaTypes.OCI_MANIFEST;
      return this;
    }

    /** The type of the artifact. */
    public Builder artifactType(String value) {
      artifactType = value;
      return this;
    }

    /** The config. */
    public Builder config(Descriptor value) {
      config = value;
      return this;
    }

    /** One more layer. */
    public Builder layer(Descriptor value) {
      layers.add(value);
      return this;
    }

    /** The manifest that this one refers to. */
    public Builder subject(Descriptor value) {
      subject = value;
      return this;
    }

    /** One more note; a later one of the same key wins. */
    public Builder annotation(String key, String value) {
      annotations.put(key, value);
      return this;
    }

    /** Makes the manifest. */
    public Manifest build() {
      JsonObject object =
          JsonObject.create()
              .put("schemaVersion", 2)
              .putNonEmpty("mediaType", mediaType)
              .putNonEmpty("artifactType", artifactType)
              .put("config", DescriptorJson.write(config))
              .put("layers", DescriptorJson.writeAll(layers));
      if (subject != null) {
        object.put("subject", DescriptorJson.write(subject));
      }
      object.putNonEmpty("annotations", new TreeMap<>(annotations));
      return new Manifest(
          MediaTypes.OCI_MANIFEST, Json.marshal(object).getBytes(StandardCharsets.UTF_8));
    }
  }
}
