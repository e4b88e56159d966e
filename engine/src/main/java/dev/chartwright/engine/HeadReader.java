package dev.chartwright.engine;

import dev.chartwright.chart.Manifest;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.unicode.Runes;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.golang.yaml.YamlDecoder;
import dev.chartwright.golang.yaml.YamlException;
import dev.chartwright.golang.yaml.YamlTarget;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the top of a document as Go reads it into {@code util.SimpleHead}. */
final class HeadReader {
  private static final YamlTarget TARGET =
      YamlTarget.struct()
          .with("apiVersion", YamlTarget.STRING)
          .with("kind", YamlTarget.STRING)
          .with(
              "metadata",
              YamlTarget.struct()
                  .with("name", YamlTarget.STRING)
                  .with("annotations", YamlTarget.mapOf(YamlTarget.STRING)));

  private HeadReader() {}

  /** The types by which Go names what does not fit; loaded when something does not. */
  private static final class Types {
    static final GoType METADATA =
        GoType.struct(
                "struct { Name string \"json:\\\"name\\\"\";"
                    + " Annotations map[string]string \"json:\\\"annotations\\\"\" }")
            .field("name", GoType.STRING)
            .field("annotations", GoType.mapOf(GoType.STRING))
            .build();

    static final YamlDecoder HEAD =
        YamlDecoder.into(
            GoType.struct("util.SimpleHead")
                .field("apiVersion", GoType.STRING)
                .field("kind", GoType.STRING)
                .field("metadata", GoType.pointerTo(METADATA))
                .build());

    private Types() {}
  }

  static Manifest.Head read(String path, String document) {
    byte[] yaml = GoString.bytes(document);
    try {
      Manifest.Head head = plain(Yaml.toJsonValue(yaml, TARGET, false));
      return head == null ? typed(yaml) : head;
    } catch (YamlException | JsonException e) {
      throw new ManifestException("YAML parse error on " + path + ": " + e.getMessage(), path, "");
    }
  }

  /** The head of a document whose members are as they should be; null for any other. */
  private static Manifest.@Nullable Head plain(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> members)
        || hasVariant(members, "apiVersion")
        || hasVariant(members, "kind")
        || hasVariant(members, "metadata")) {
      return null;
    }
    Object version = members.get("apiVersion");
    Object kind = members.get("kind");
    Object metadata = members.get("metadata");
    if (!isText(version) || !isText(kind)) {
      return null;
    }
    if (metadata == null) {
      return new Manifest.Head(text(version), text(kind), null);
    }
    if (!(metadata instanceof Map<?, ?> inner)
        || hasVariant(inner, "name")
        || hasVariant(inner, "annotations")
        || !isText(inner.get("name"))) {
      return null;
    }
    Object annotations = inner.get("annotations");
    if (annotations != null && !(annotations instanceof Map<?, ?>)) {
      return null;
    }
    Map<String, String> texts = null;
    if (annotations instanceof Map<?, ?> map) {
      texts = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!isText(entry.getValue())) {
          return null;
        }
        texts.put((String) entry.getKey(), text(entry.getValue()));
      }
    }
    return new Manifest.Head(
        text(version), text(kind), new Manifest.HeadMetadata(text(inner.get("name")), texts));
  }

  /** Whether there is a key that encoding/json takes for this one without being it. */
  private static boolean hasVariant(Map<?, ?> members, String name) {
    for (Object key : members.keySet()) {
      String text = (String) key;
      if (text.length() == name.length() && !text.equals(name) && Runes.equalFold(text, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isText(@Nullable Object value) {
    return value == null || value instanceof String;
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  private static Manifest.Head typed(byte[] yaml) {
    if (!(Types.HEAD.decode(yaml) instanceof JsonStruct head)) {
      return new Manifest.Head("", "", null);
    }
    JsonStruct metadata = head.struct("metadata");
    Manifest.HeadMetadata inner = null;
    if (metadata != null) {
      Map<String, String> texts = null;
      if (metadata.get("annotations") != null) {
        texts = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> entry : metadata.map("annotations").entrySet()) {
          texts.put(entry.getKey(), text(entry.getValue()));
        }
      }
      inner = new Manifest.HeadMetadata(metadata.string("name"), texts);
    }
    return new Manifest.Head(head.string("apiVersion"), head.string("kind"), inner);
  }
}
