package dev.chartwright.chart.values;

import dev.chartwright.chart.ChartException;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.golang.yaml.YamlDocuments;
import dev.chartwright.golang.yaml.YamlException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
    YamlDocuments documents = YamlDocuments.of(file);
    for (Optional<byte[]> next = next(documents); next.isPresent(); next = next(documents)) {
      Map<String, @Nullable Object> document = read(next.get());
      values = values.isEmpty() ? document : merge(values, document);
    }
    return values;
  }

  private static Optional<byte[]> next(YamlDocuments documents) {
    try {
      return documents.next();
    } catch (YamlException e) {
      throw new ChartException("error reading yaml document: " + e.getMessage(), e);
    }
  }

  private static Map<String, @Nullable Object> read(byte[] document) {
    try {
      return Yaml.toJsonMap(document);
    } catch (YamlException e) {
      throw new ChartException("cannot unmarshal yaml document: " + e.getMessage(), e);
    }
  }

  /**
   * Merges {@code over} over {@code base}, maps key by key and everything else whole.
   *
   * @throws ValuesException if both are nested too deep
   */
  public static Map<String, @Nullable Object> merge(
      Map<String, @Nullable Object> base, Map<String, @Nullable Object> over) {
    return merge(base, over, 1);
  }

  private static Map<String, @Nullable Object> merge(
      Map<String, @Nullable Object> base, Map<String, @Nullable Object> over, int depth) {
    Tables.checkDepth(depth);
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(base);
    for (Map.Entry<String, @Nullable Object> entry : over.entrySet()) {
      Object value = entry.getValue();
      if (value instanceof Map<?, ?> map && merged.get(entry.getKey()) instanceof Map<?, ?> known) {
        value = merge(values(known), values(map), depth + 1);
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
