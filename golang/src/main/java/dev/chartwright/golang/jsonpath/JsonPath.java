package dev.chartwright.golang.jsonpath;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSONPath template: text with expressions in braces, as {@code kubectl -o jsonpath} and {@code
 * helm show values --jsonpath} take it.
 *
 * <p>Data are the trees of {@link dev.chartwright.golang.json.Json#parse}. Strings and numbers are
 * printed as Go's {@code %v} does, lists and maps as JSON, null as {@code null}; several results
 * with a space between. Where Go visits maps in random order, ours are sorted by key. Immutable and
 * thread-safe. Source: k8s.io/client-go v0.37, util/jsonpath.
 *
 * <pre>{@code
 * JsonPath.parse("{.image.tag} {range .ports[*]}{.name},{end}").execute(values);  // 1.2 http,https,
 * JsonPath.parse("{.a[0}");                        // unterminated array
 * JsonPath.parse("{.missing}").execute(values);    // missing is not found
 * }</pre>
 */
public final class JsonPath {
  private final List<Node> nodes;
  private final boolean missingAllowed;

  private JsonPath(List<Node> nodes, boolean missingAllowed) {
    this.nodes = nodes;
    this.missingAllowed = missingAllowed;
  }

  /**
   * Reads a template.
   *
   * @throws JsonPathException with the library's message
   */
  public static JsonPath parse(String template) {
    return new JsonPath(new JsonPathParser(template).parse(), false);
  }

  /** This template with fields that are missing giving nothing instead of an error. */
  public JsonPath allowMissingKeys() {
    return new JsonPath(nodes, true);
  }

  /**
   * The template filled from data.
   *
   * @throws JsonPathException if an expression does not fit the data
   */
  public String execute(@Nullable Object data) {
    return new Evaluator(nodes, missingAllowed).print(data);
  }
}
