package dev.chartwright.oci;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonStruct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The Go types into which Helm reads manifests and indexes, so that what fits and what does not is
 * the same, down to the words.
 *
 * <p>Source: opencontainers/image-spec v1.1.1 {@code specs-go/v1}.
 */
final class JsonShapes {
  private static final GoType TEXTS = GoType.sliceOf(GoType.STRING);
  private static final GoType NOTES = GoType.mapOf(GoType.STRING);
  private static final GoType PLATFORM =
      GoType.struct("v1.Platform")
          .field("architecture", GoType.STRING)
          .field("os", GoType.STRING)
          .field("os.version", GoType.STRING)
          .field("os.features", TEXTS)
          .field("variant", GoType.STRING)
          .build();
  private static final GoType DESCRIPTOR =
      GoType.struct("v1.Descriptor")
          .field("mediaType", GoType.STRING)
          .field("digest", GoType.STRING.named("digest.Digest"))
          .field("size", GoType.INT64)
          .field("urls", TEXTS)
          .field("annotations", NOTES)
          .field("data", GoType.STRING.named("[]uint8"))
          .field("platform", GoType.pointerTo(PLATFORM))
          .field("artifactType", GoType.STRING)
          .build();
  private static final GoType VERSIONED =
      GoType.struct("specs.Versioned").field("schemaVersion", GoType.INT).build();

  static final GoType MANIFEST =
      GoType.struct("v1.Manifest")
          .embed("Versioned", VERSIONED)
          .field("mediaType", GoType.STRING)
          .field("artifactType", GoType.STRING)
          .field("config", DESCRIPTOR)
          .field("layers", GoType.sliceOf(DESCRIPTOR))
          .field("subject", GoType.pointerTo(DESCRIPTOR))
          .field("annotations", NOTES)
          .build();
  static final GoType INDEX =
      GoType.struct("v1.Index")
          .embed("Versioned", VERSIONED)
          .field("mediaType", GoType.STRING)
          .field("artifactType", GoType.STRING)
          .field("manifests", GoType.sliceOf(DESCRIPTOR))
          .field("subject", GoType.pointerTo(DESCRIPTOR))
          .field("annotations", NOTES)
          .build();
  static final GoType ARTIFACT =
      GoType.struct("spec.Artifact")
          .field("mediaType", GoType.STRING)
          .field("artifactType", GoType.STRING)
          .field("blobs", GoType.sliceOf(DESCRIPTOR))
          .field("subject", GoType.pointerTo(DESCRIPTOR))
          .field("annotations", NOTES)
          .build();

  private JsonShapes() {}

  /**
   * Reads a document; the JSON null is taken for an empty one.
   *
   * @throws InvalidManifestException with Go's words
   */
  static JsonStruct read(byte[] json, GoType type) {
    try {
      Object value = JsonDecoder.into(type).decode(json);
      if (value == null) {
        value = JsonDecoder.into(type).decode(new byte[] {'{', '}'});
      }
      return (JsonStruct) Objects.requireNonNull(value);
    } catch (JsonException e) {
      throw new InvalidManifestException(OciException.text(e), e);
    }
  }

  /** Texts of a list; null is empty. */
  static List<String> texts(JsonStruct struct, String field) {
    List<String> found = new ArrayList<>();
    for (Object each : struct.list(field)) {
      found.add(each == null ? "" : (String) each);
    }
    return found;
  }

  /** Texts of a map; null is empty. */
  static Map<String, String> notes(JsonStruct struct, String field) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Map.Entry<String, ?> each : struct.map(field).entrySet()) {
      found.put(each.getKey(), each.getValue() == null ? "" : (String) each.getValue());
    }
    return found;
  }
}
