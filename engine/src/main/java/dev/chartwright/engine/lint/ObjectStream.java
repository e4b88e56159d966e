package dev.chartwright.engine.lint;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.json.JsonSyntaxException;
import dev.chartwright.golang.unicode.Runes;
import dev.chartwright.golang.yaml.YamlDecoder;
import dev.chartwright.golang.yaml.YamlDocuments;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a manifest: YAML documents with {@code ---} between them, or JSON values one after
 * the other. What starts with a brace is taken for JSON until that fails.
 *
 * <p>Source: k8s.io/apimachinery 0.37.1 {@code pkg/util/yaml/decoder.go} (YAMLOrJSONDecoder).
 */
final class ObjectStream {
  private static final int GUESS_BYTES = 4096;
  private static final int SHORTEST_REST = 4;

  private final GoType type = GoType.pointerTo(KubernetesObject.TYPE);
  private final YamlDecoder yaml = YamlDecoder.into(type);
  private byte[] rest;
  private int consumed;
  private int values;
  private boolean json;
  private @Nullable YamlDocuments documents;
  private @Nullable KubernetesObject object;

  ObjectStream(byte[] text) {
    rest = text;
    json = startsWithBrace(text);
    documents = json ? null : YamlDocuments.of(text);
  }

  /**
   * Goes on to the next document.
   *
   * @return false at the end
   * @throws RuntimeException with Go's words if it is neither YAML nor JSON, or no object
   */
  boolean next() {
    RuntimeException first = null;
    if (json) {
      try {
        return nextJson();
      } catch (JsonSyntaxException e) {
        first =
            new JsonException("json: offset " + (consumed + e.offset()) + ": " + e.getMessage());
        if (values > 1) {
          throw e;
        }
      } catch (JsonException e) {
        first = e;
        if (values > 1) {
          throw e;
        }
      }
      json = false;
      documents = afterJson();
    }
    if (documents == null) {
      throw first == null ? new JsonException("decoding failed as both JSON and YAML") : first;
    }
    try {
      Optional<byte[]> document = documents.next();
      if (document.isEmpty()) {
        return false;
      }
      read(yaml.decode(document.get()));
      values++;
      return true;
    } catch (RuntimeException e) {
      throw first == null ? e : first;
    }
  }

  /** The object of the last document; null if that was empty. */
  @Nullable KubernetesObject object() {
    return object;
  }

  private boolean nextJson() {
    int start = 0;
    while (start < rest.length && isJsonSpace(rest[start])) {
      start++;
    }
    if (start == rest.length) {
      return false;
    }
    read(JsonDecoder.into(type).decodeFirst(rest));
    int end = valueEnd(rest, start);
    consumed += end;
    rest = Arrays.copyOfRange(rest, end, rest.length);
    values++;
    return true;
  }

  private void read(@Nullable Object value) {
    object = value instanceof JsonStruct struct ? KubernetesObject.of(struct) : null;
  }

  /** What follows the values that were JSON, less the space up to the end of the line. */
  private @Nullable YamlDocuments afterJson() {
    int at = 0;
    while (rest.length - at >= SHORTEST_REST) {
      int size = GoString.sequenceLength(rest, at, rest.length);
      if (size == 0) {
        return null;
      }
      int rune = GoString.of(rest, at, size).codePointAt(0);
      if (!Runes.isSpace(rune)) {
        return YamlDocuments.of(Arrays.copyOfRange(rest, at, rest.length));
      }
      at += size;
      if (rune == '\n') {
        return YamlDocuments.of(Arrays.copyOfRange(rest, at, rest.length));
      }
    }
    return null;
  }

  /** The end of a value that is known to be JSON. */
  private static int valueEnd(byte[] text, int start) {
    int depth = 0;
    boolean quoted = false;
    for (int i = start; i < text.length; i++) {
      byte c = text[i];
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
          if (depth == 0) {
            return i + 1;
          }
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      } else if (depth == 0 && !isWordByte(c)) {
        return i;
      }
    }
    return text.length;
  }

  private static boolean isWordByte(byte c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '+'
        || c == '.'
        || c == 'E';
  }

  private static boolean isJsonSpace(byte c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean startsWithBrace(byte[] text) {
    String start = GoString.of(text, 0, Math.min(text.length, GUESS_BYTES));
    int codePoint;
    for (int i = 0; i < start.length(); i += Character.charCount(codePoint)) {
      codePoint = start.codePointAt(i);
      if (!Runes.isSpace(codePoint)) {
        return codePoint == '{';
      }
    }
    return false;
  }
}
