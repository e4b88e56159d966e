package dev.chartwright.oci;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.json.JsonStruct;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An image index: a list of manifests, with the bytes that it was read from or made into.
 *
 * <p>Immutable. Sources: OCI image specification 1.1 {@code image-index.md}; Docker manifest lists
 * are read too.
 */
public final class Index {
  private final byte[] bytes;
  private final String type;
  private final String artifactType;
  private final List<Descriptor> manifests;
  private final @Nullable Descriptor subject;
  private final Map<String, String> annotations;

  private Index(String type, byte[] bytes) {
    JsonStruct fields = JsonShapes.read(bytes, JsonShapes.INDEX);
    this.bytes = bytes;
    this.type = type;
    this.artifactType = fields.string("artifactType");
    this.manifests = DescriptorJson.readAll(fields.list("manifests"));
    JsonStruct referred = fields.struct("subject");
    this.subject = referred == null ? null : DescriptorJson.read(referred);
    this.annotations = Collections.unmodifiableMap(JsonShapes.notes(fields, "annotations"));
  }

  /**
   * Reads an index; the bytes are copied.
   *
   * @param type the media type under which it was found
   * @throws InvalidManifestException if it is no JSON object of the right shape
   */
  public static Index parse(String type, byte[] bytes) {
    return new Index(type, bytes.clone());
  }

  /** Makes an index of manifests, with {@code mediaType} and without notes. */
  public static Index of(List<Descriptor> manifests) {
    return of(manifests, Map.of());
  }

  /** Makes an index of manifests with notes, which are sorted by key. */
  public static Index of(List<Descriptor> manifests, Map<String, String> annotations) {
    JsonObject object =
        JsonObject.create()
            .put("schemaVersion", 2)
            .put("mediaType", MediaTypes.OCI_INDEX)
            .put("manifests", DescriptorJson.writeAll(manifests))
            .putNonEmpty("annotations", new TreeMap<>(annotations));
    return new Index(MediaTypes.OCI_INDEX, Json.marshal(object).getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes, exactly as read or made. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Media type, sha256 digest and size of the bytes. */
  public Descriptor descriptor() {
    return Descriptor.ofBytes(type, bytes);
  }

  /** Type of the artifact; empty if it names none. */
  public String artifactType() {
    return artifactType;
  }

  /** The manifests, in their order. */
  public List<Descriptor> manifests() {
    return manifests;
  }

  /** The manifest that this index refers to. */
  public Optional<Descriptor> subject() {
    return Optional.ofNullable(subject);
  }

  /** Notes, in their order. */
  public Map<String, String> annotations() {
    return annotations;
  }
}
