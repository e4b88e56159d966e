package dev.chartwright.registryserver;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.MediaTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pushed manifest, read as far as a registry must: what kind it is, what it refers to, and what
 * the referrers list shall say of it. Fields that nobody knows are left alone.
 *
 * <p>Source: image-spec 1.1 manifest.md and image-index.md; distribution-spec 1.1 "Pushing
 * Manifests".
 */
final class ManifestDocument {
  private static final Set<String> SAYS_NOTHING =
      Set.of(
          "",
          "application/json",
          "application/octet-stream",
          "application/x-www-form-urlencoded",
          "text/plain");

  private final Map<?, ?> json;
  private final String mediaType;
  private final Set<Digest> references = new LinkedHashSet<>();
  private final Set<Digest> needed = new LinkedHashSet<>();

  private ManifestDocument(Map<?, ?> json, String mediaType) {
    this.json = json;
    this.mediaType = mediaType;
  }

  /**
   * Reads a manifest.
   *
   * @param contentType the header's value, parameters included; empty when there was none
   */
  static ManifestDocument read(byte[] bytes, String contentType) {
    Object parsed;
    try {
      parsed = Json.parse(bytes);
    } catch (JsonException e) {
      throw invalid("not JSON: " + e.getMessage());
    } catch (StackOverflowError e) {
      throw invalid("nested too deeply");
    }
    if (!(parsed instanceof Map<?, ?> json)) {
      throw invalid("not a JSON object");
    }
    ManifestDocument document = new ManifestDocument(json, mediaType(json, contentType));
    document.check();
    return document;
  }

  private static String mediaType(Map<?, ?> json, String contentType) {
    int semicolon = contentType.indexOf(';');
    String told = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
    String own = text(json, "mediaType");
    if (SAYS_NOTHING.contains(told)) {
      told = !own.isEmpty() ? own : guess(json);
    }
    if (!own.isEmpty() && !own.equals(told)) {
      throw invalid("Content-Type " + told + " but mediaType " + own);
    }
    if (!isManifestType(told)) {
      throw invalid("not a media type for manifests: " + told);
    }
    return told;
  }

  private static String guess(Map<?, ?> json) {
    if (json.containsKey("manifests")) {
      return MediaTypes.OCI_INDEX;
    }
    if (json.containsKey("config")) {
      return MediaTypes.OCI_MANIFEST;
    }
    throw invalid("neither Content-Type nor content tell what kind of manifest this is");
  }

  /** Some kind of JSON, so that no browser can ever be made to run a stored manifest. */
  private static boolean isManifestType(String type) {
    if (!type.startsWith("application/") || !type.endsWith("json") || type.length() > 255) {
      return false;
    }
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      if (!(c >= 'a' && c <= 'z')
          && !(c >= 'A' && c <= 'Z')
          && !(c >= '0' && c <= '9')
          && "/.+-_".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private void check() {
    boolean index = MediaTypes.isIndex(mediaType);
    boolean image =
        mediaType.equals(MediaTypes.OCI_MANIFEST) || mediaType.equals(MediaTypes.DOCKER_MANIFEST);
    if ((index || image) && !Double.valueOf(2).equals(json.get("schemaVersion"))) {
      throw invalid("schemaVersion is not 2");
    }
    if (index && (json.get("config") != null || json.get("layers") != null)) {
      throw invalid("an index with config or layers can be read in two ways");
    }
    if (image && json.get("manifests") != null) {
      throw invalid("an image manifest with manifests can be read in two ways");
    }
    Object config = json.get("config");
    if (config != null) {
      descriptor("config", config);
    } else if (image) {
      throw invalid("config is missing");
    }
    descriptors("layers");
    descriptors("blobs");
    descriptors("manifests");
  }

  private void descriptors(String field) {
    Object value = json.get(field);
    if (value == null) {
      return;
    }
    if (!(value instanceof List<?> list)) {
      throw invalid(field + " is not a list");
    }
    for (int i = 0; i < list.size(); i++) {
      descriptor(field + "[" + i + "]", list.get(i));
    }
  }

  private void descriptor(String where, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> descriptor)) {
      throw invalid(where + " is not a descriptor");
    }
    Digest digest = digest(where, descriptor);
    references.add(digest);
    Object urls = descriptor.get("urls");
    boolean elsewhere = urls instanceof List<?> list && !list.isEmpty();
    if (!elsewhere && !MediaTypes.isForeignLayer(text(descriptor, "mediaType"))) {
      needed.add(digest);
    }
  }

  private static Digest digest(String where, Map<?, ?> descriptor) {
    Digest digest = Digest.of(text(descriptor, "digest"));
    if (!digest.isValid()) {
      throw invalid(where + ".digest is not a digest");
    }
    if (!(descriptor.get("size") instanceof Double size) || size < 0 || size != Math.rint(size)) {
      throw invalid(where + ".size is not a number of bytes");
    }
    return digest;
  }

  /** What must be in the repository for the manifest to be whole. */
  Set<Digest> needed() {
    return needed;
  }

  ManifestEntry entry(Digest digest, long size) {
    Digest subject = subject();
    String artifactType = artifactType();
    String descriptor = subject == null ? "" : describe(digest, size, artifactType);
    return new ManifestEntry(
        digest, mediaType, size, new ArrayList<>(references), subject, artifactType, descriptor);
  }

  private @Nullable Digest subject() {
    Object subject = json.get("subject");
    if (subject == null) {
      return null;
    }
    if (!(subject instanceof Map<?, ?> descriptor)) {
      throw invalid("subject is not a descriptor");
    }
    return digest("subject", descriptor);
  }

  private String artifactType() {
    String own = text(json, "artifactType");
    if (own.isEmpty()
        && !MediaTypes.isIndex(mediaType)
        && json.get("config") instanceof Map<?, ?> config) {
      return text(config, "mediaType");
    }
    return own;
  }

  private String describe(Digest digest, long size, String artifactType) {
    JsonText text =
        new JsonText().open("{").field("mediaType", mediaType).field("digest", digest.text());
    text.key("size").number(size);
    if (!artifactType.isEmpty()) {
      text.field("artifactType", artifactType);
    }
    if (!annotations().isEmpty()) {
      text.key("annotations").open("{");
      annotations().forEach(text::field);
      text.close("}");
    }
    return text.close("}").toString();
  }

  private Map<String, String> annotations() {
    Map<String, String> found = new LinkedHashMap<>();
    if (json.get("annotations") instanceof Map<?, ?> annotations) {
      annotations.forEach((name, value) -> {
        if (name instanceof String key && value instanceof String told) {
          found.put(key, told);
        }
      });
    }
    return found;
  }

  private static String text(Map<?, ?> json, String field) {
    Object value = json.get(field);
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw invalid(field + " is not a string");
  }

  private static RegistryError invalid(String why) {
    return RegistryError.of(400, ErrorCode.MANIFEST_INVALID, why);
  }
}
