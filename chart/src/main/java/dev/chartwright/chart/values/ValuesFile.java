package dev.chartwright.chart.values;

import dev.chartwright.chart.ChartException;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads values.yaml and the files behind {@code -f}: one or several YAML documents, merged one over
 * the other.
 *
 * <p>Stateless and safe for use by several threads.
 *
 * <pre>{@code
 * ValuesFile.parse("a: {b: 1}\n---\na: {c: 2}\n".getBytes(UTF_8)); // {a={b=1.0, c=2.0}}
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/loader/load.go LoadValues}; k8s.io/apimachinery 0.37.1
 * {@code pkg/util/yaml/decoder.go YAMLReader}.
 */
public final class ValuesFile {
  private ValuesFile() {}

  /**
   * The values in a file as a JSON tree; an empty file has none.
   *
   * @throws ChartException {@code cannot unmarshal yaml document: …} if a document is not YAML or
   *     not a map, {@code error reading yaml document: …} if something else than a comment follows
   *     a separator
   */
  public static Map<String, @Nullable Object> parse(byte[] file) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    ByteArrayOutputStream document = new ByteArrayOutputStream(file.length + 1);
    for (int start = 0; start < file.length; ) {
      int end = start;
      while (end < file.length && file[end] != '\n') {
        end++;
      }
      int length =
          end > start && file[end - 1] == '\r' && end < file.length ? end - start - 1 : end - start;
      if (isSeparator(file, start, length) && document.size() > 0) {
        values = merge(values, read(document.toByteArray()));
        document.reset();
      } else {
        document.write(file, start, length);
        document.write('\n');
      }
      start = end + 1;
    }
    return document.size() == 0 ? values : merge(values, read(document.toByteArray()));
  }

  private static boolean isSeparator(byte[] file, int start, int length) {
    if (length < 3 || file[start] != '-' || file[start + 1] != '-' || file[start + 2] != '-') {
      return false;
    }
    String rest = GoString.of(file, start + 3, length - 3).strip();
    if (!rest.isEmpty() && !rest.startsWith("#")) {
      throw new ChartException(
          "error reading yaml document: invalid Yaml document separator: " + rest);
    }
    return true;
  }

  private static Map<String, @Nullable Object> read(byte[] document) {
    try {
      Map<String, @Nullable Object> values = Json.parseObject(document);
      return values == null ? Map.of() : values;
    } catch (JsonException e) {
      throw new ChartException("cannot unmarshal yaml document: " + e.getMessage(), e);
    }
  }

  /** Merges {@code over} over {@code base}, maps key by key and everything else whole. */
  public static Map<String, @Nullable Object> merge(
      Map<String, @Nullable Object> base, Map<String, @Nullable Object> over) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(base);
    for (Map.Entry<String, @Nullable Object> entry : over.entrySet()) {
      Object value = entry.getValue();
      if (value instanceof Map<?, ?> map && merged.get(entry.getKey()) instanceof Map<?, ?> known) {
        value = merge(values(known), values(map));
      }
      merged.put(entry.getKey(), value);
    }
    return merged;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> values(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
