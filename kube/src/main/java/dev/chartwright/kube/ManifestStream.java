package dev.chartwright.kube;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonSyntaxException;
import dev.chartwright.golang.unicode.Runes;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.golang.yaml.YamlDocuments;
import dev.chartwright.golang.yaml.YamlException;
import dev.chartwright.golang.yaml.YamlTarget;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a manifest as JSON texts: a stream that begins with a brace is read as JSON
 * values until that fails, anything else as YAML documents.
 *
 * <p>Source: Kubernetes {@code apimachinery/pkg/util/yaml/decoder.go} (YAMLOrJSONDecoder).
 */
final class ManifestStream {
  private final byte[] stream;
  private @Nullable YamlDocuments yaml;
  private int at;
  private int count;

  ManifestStream(String manifest) {
    this.stream = GoString.bytes(manifest);
    if (!beginsWithBrace()) {
      yaml = YamlDocuments.of(stream);
    }
  }

  private boolean beginsWithBrace() {
    int from = 0;
    while (from < stream.length && Runes.isSpace(stream[from])) {
      from++;
    }
    return from < stream.length && stream[from] == '{';
  }

  /**
   * The next document; one without content is {@code null}, the JSON word.
   *
   * @return empty behind the last
   * @throws KubeException {@code error parsing : …}
   */
  Optional<byte[]> next() {
    YamlDocuments documents = yaml;
    return documents == null ? nextJson() : nextYaml(documents, null);
  }

  private Optional<byte[]> nextJson() {
    try {
      int end = Json.parseFirst(stream, at).end();
      byte[] value = Arrays.copyOfRange(stream, at, end);
      at = end;
      count++;
      return Optional.of(value);
    } catch (JsonException e) {
      String message = String.valueOf(e.getMessage());
      if (message.equals("EOF")) {
        return Optional.empty();
      }
      if (count > 1) {
        throw parsing(message, e);
      }
      if (e instanceof JsonSyntaxException syntax) {
        message = "json: offset " + syntax.offset() + ": " + message;
      }
      YamlDocuments rest =
          YamlDocuments.of(Arrays.copyOfRange(stream, lineBehind(at), stream.length));
      yaml = rest;
      return nextYaml(rest, message);
    }
  }

  /** Where the first character that is no space stands, or the next line begins. */
  private int lineBehind(int from) {
    int i = from;
    while (i < stream.length && Runes.isSpace(stream[i])) {
      if (stream[i++] == '\n') {
        break;
      }
    }
    return i;
  }

  private static Optional<byte[]> nextYaml(YamlDocuments documents, @Nullable String before) {
    try {
      Optional<byte[]> document = documents.next();
      if (document.isEmpty()) {
        return document;
      }
      return Optional.of(GoString.bytes(Yaml.toJson(document.get(), YamlTarget.ANY, false)));
    } catch (YamlException e) {
      String message = String.valueOf(e.getMessage());
      if (message.startsWith("yaml: ")) {
        message = "error converting YAML to JSON: " + message;
      }
      throw parsing(before == null ? message : before, e);
    }
  }

  private static KubeException parsing(String message, RuntimeException cause) {
    return KubeException.of("error parsing : " + message, cause);
  }
}
