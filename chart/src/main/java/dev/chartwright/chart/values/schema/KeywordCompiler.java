package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.json.JsonNumber;
import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UrlException;
import dev.chartwright.golang.regexp.RegexpException;
import dev.chartwright.golang.strconv.Quote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keywords of one schema object. A keyword of the wrong type counts for nothing: where
 * the metaschema does not forbid it, it is no keyword.
 *
 * <p>Source: santhosh-tekuri/jsonschema 6.0.3 {@code objcompiler.go}.
 */
final class KeywordCompiler {
  private final Compiler compiler;
  private final Root root;
  private final Resource resource;
  private final Schema schema;
  private final Map<?, ?> keywords;

  KeywordCompiler(
      Compiler compiler, Root root, Resource resource, Schema schema, Map<?, ?> keywords) {
    this.compiler = compiler;
    this.root = root;
    this.resource = resource;
    this.schema = schema;
    this.keywords = keywords;
  }

  void compile() {
    checkAnchor();
    compileDraft4();
    if (schema.version >= 6) {
      compileDraft6();
    }
    if (schema.version >= 7 && has("applicator")) {
      compileConditions();
    }
    if (schema.version >= 2019) {
      compileDraft2019();
    }
    if (schema.version >= 2020) {
      compileDraft2020();
    }
  }

  private void checkAnchor() {
    String id = schema.version < 2019 ? text(resource.dialect.draft().idKeyword()) : null;
    int hash = id == null ? -1 : id.indexOf('#');
    if (id != null && hash >= 0) {
      try {
        Url.unescapePath(id.substring(hash + 1));
      } catch (UrlException e) {
        throw new SchemaException("error in parsing anchor at " + Quote.quote(schema.url), e);
      }
    }
  }

  private void compileDraft4() {
    schema.ref = reference("$ref");
    if (schema.version < 2019 && schema.ref != null) {
      return;
    }
    if (has("applicator")) {
      all("allOf", schema.allOf);
      all("anyOf", schema.anyOf);
      all("oneOf", schema.oneOf);
      schema.not = sub("not");
      compileOldItems();
      compileProperties();
      compileDependencies();
    }
    if (has("validation")) {
      compileTypes();
      compileNumbers();
      compileSizes();
    }
    if (compiler.assertsFormat(resource.dialect)) {
      String format = text("format");
      schema.format = format != null && Formats.isKnown(format) ? format : null;
    }
  }

  private void compileOldItems() {
    if (schema.version < 2020 && keywords.containsKey("items")) {
      if (keywords.get("items") instanceof List<?>) {
        schema.firstItems = new ArrayList<>();
        all("items", schema.firstItems);
        schema.additionalItems = extra("additionalItems");
      } else {
        schema.items = sub("items");
      }
    }
  }

  private void compileProperties() {
    schema.properties = members("properties");
    Map<String, Schema> patterns = members("patternProperties");
    if (!patterns.isEmpty()) {
      List<Schema.PatternSchema> compiled = new ArrayList<>();
      for (Map.Entry<String, Schema> entry : new TreeMap<>(patterns).entrySet()) {
        Pattern pattern =
            pattern(entry.getKey(), schema.location.child("patternProperties").toString());
        compiled.add(new Schema.PatternSchema(pattern, entry.getValue()));
      }
      schema.patternProperties = compiled;
    }
    schema.additionalProperties = extra("additionalProperties");
  }

  private void compileDependencies() {
    if (!(keywords.get("dependencies") instanceof Map<?, ?> map)) {
      return;
    }
    schema.dependencies = new TreeMap<>();
    for (String name : Documents.sortedKeys(map)) {
      Schema.Dependency dependency =
          map.get(name) instanceof List<?> list
              ? new Schema.Dependency(strings(list), null)
              : new Schema.Dependency(null, sub("dependencies", name));
      schema.dependencies.put(name, dependency);
    }
  }

  private void compileTypes() {
    Object type = keywords.get("type");
    for (String name :
        type instanceof String one
            ? List.of(one)
            : strings(type instanceof List<?> l ? l : List.of())) {
      schema.types |= Types.named(name);
    }
    if (keywords.get("enum") instanceof List<?> values) {
      schema.enumeration = values;
      for (Object value : values) {
        schema.enumerationTypes |= Types.of(value);
      }
    }
  }

  private void compileNumbers() {
    schema.multipleOf = number("multipleOf");
    schema.maximum = number("maximum");
    if (isTrue("exclusiveMaximum")) {
      schema.exclusiveMaximum = schema.maximum;
      schema.maximum = null;
    } else {
      schema.exclusiveMaximum = number("exclusiveMaximum");
    }
    schema.minimum = number("minimum");
    if (isTrue("exclusiveMinimum")) {
      schema.exclusiveMinimum = schema.minimum;
      schema.minimum = null;
    } else {
      schema.exclusiveMinimum = number("exclusiveMinimum");
    }
  }

  private void compileSizes() {
    schema.minLength = integer("minLength");
    schema.maxLength = integer("maxLength");
    String pattern = text("pattern");
    if (pattern != null) {
      schema.pattern = pattern(pattern, schema.location.child("pattern").toString());
    }
    schema.minItems = integer("minItems");
    schema.maxItems = integer("maxItems");
    schema.uniqueItems = isTrue("uniqueItems");
    schema.maxProperties = integer("maxProperties");
    schema.minProperties = integer("minProperties");
    if (keywords.get("required") instanceof List<?> names) {
      schema.required = strings(names);
    }
  }

  private void compileDraft6() {
    if (has("applicator")) {
      schema.contains = sub("contains");
      schema.propertyNames = sub("propertyNames");
    }
    if (has("validation") && keywords.containsKey("const")) {
      schema.hasConst = true;
      schema.constant = keywords.get("const");
    }
  }

  private void compileConditions() {
    schema.ifSchema = sub("if");
    if (schema.ifSchema != null) {
      Object always = keywords.get("if");
      schema.thenSchema = Boolean.FALSE.equals(always) ? null : sub("then");
      schema.elseSchema = Boolean.TRUE.equals(always) ? null : sub("else");
    }
  }

  private void compileDraft2019() {
    schema.recursiveRef = reference("$recursiveRef");
    schema.recursiveAnchor = isTrue("$recursiveAnchor");
    if (has("validation")) {
      if (schema.contains != null) {
        schema.minContains = integer("minContains");
        schema.maxContains = integer("maxContains");
      }
      if (keywords.get("dependentRequired") instanceof Map<?, ?> map) {
        schema.dependentRequired = new TreeMap<>();
        for (String name : Documents.sortedKeys(map)) {
          if (map.get(name) instanceof List<?> names) {
            schema.dependentRequired.put(name, strings(names));
          }
        }
      }
    }
    if (has("applicator")) {
      Map<String, Schema> dependent = members("dependentSchemas");
      schema.dependentSchemas = dependent.isEmpty() ? Map.of() : new TreeMap<>(dependent);
    }
    if (has(schema.version == 2019 ? "applicator" : "unevaluated")) {
      schema.unevaluatedItems = sub("unevaluatedItems");
      schema.unevaluatedProperties = sub("unevaluatedProperties");
    }
  }

  private void compileDraft2020() {
    schema.dynamicRef = reference("$dynamicRef");
    String target = text("$dynamicRef");
    if (target != null) {
      Reference reference = Reference.of(target);
      schema.dynamicRefAnchor = reference.isAnchor() ? reference.fragment() : "";
    }
    String anchor = text("$dynamicAnchor");
    schema.dynamicAnchor = anchor == null ? "" : anchor;
    if (has("applicator")) {
      if (keywords.get("prefixItems") instanceof List<?>) {
        schema.firstItems = new ArrayList<>();
        all("prefixItems", schema.firstItems);
      }
      schema.items = sub("items");
    }
  }

  private boolean has(String vocabulary) {
    return resource.dialect.has(vocabulary);
  }

  private @Nullable Schema reference(String keyword) {
    String text = text(keyword);
    if (text == null) {
      return null;
    }
    Reference reference = Reference.resolve(resource.id, text);
    Location local = root.resolve(reference);
    return compiler.enqueue(local == null ? compiler.roots.resolveFragment(reference) : local);
  }

  private @Nullable Schema sub(String keyword) {
    return keywords.containsKey(keyword) ? compiler.enqueue(schema.location.child(keyword)) : null;
  }

  private Schema sub(String keyword, String member) {
    return compiler.enqueue(schema.location.child(keyword).child(member));
  }

  private void all(String keyword, List<Schema> into) {
    if (keywords.get(keyword) instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        into.add(sub(keyword, Integer.toString(i)));
      }
    }
  }

  private Map<String, Schema> members(String keyword) {
    if (!(keywords.get(keyword) instanceof Map<?, ?> map) || map.isEmpty()) {
      return Map.of();
    }
    Map<String, Schema> found = new HashMap<>();
    for (String name : Documents.sortedKeys(map)) {
      found.put(name, sub(keyword, name));
    }
    return found;
  }

  private Schema.@Nullable Extra extra(String keyword) {
    if (keywords.get(keyword) instanceof Boolean allowed) {
      return new Schema.Extra(allowed, null);
    }
    Schema found = sub(keyword);
    return found == null ? null : new Schema.Extra(true, found);
  }

  private Pattern pattern(String text, String at) {
    Pattern pattern = new Pattern(text);
    try {
      if (!compiler.trusted()) {
        pattern.compiled();
      }
      return pattern;
    } catch (RegexpException e) {
      throw new SchemaException(
          "invalid regex " + Quote.quote(text) + " at " + Quote.quote(at) + ": " + e.getMessage(),
          e);
    }
  }

  private boolean isTrue(String keyword) {
    return Boolean.TRUE.equals(keywords.get(keyword));
  }

  private @Nullable String text(String keyword) {
    return keywords.get(keyword) instanceof String text ? text : null;
  }

  private @Nullable BigDecimal number(String keyword) {
    return keywords.get(keyword) instanceof JsonNumber number ? Numbers.of(number) : null;
  }

  private @Nullable Long integer(String keyword) {
    BigDecimal number = number(keyword);
    return number == null || !Numbers.isInteger(number) ? null : number.toBigInteger().longValue();
  }

  private static List<String> strings(List<?> list) {
    List<String> strings = new ArrayList<>(list.size());
    for (Object item : list) {
      if (item instanceof String text) {
        strings.add(text);
      }
    }
    return strings;
  }
}
