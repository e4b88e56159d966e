package dev.chartwright.chart.values.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One compiled schema or subschema: its keywords, each null or empty if it is not there.
 *
 * <p>Filled by the {@link Compiler}, only read after that.
 *
 * <p>Source: santhosh-tekuri/jsonschema 6.0.3 {@code schema.go}.
 */
final class Schema {
  final Location location;
  final String url;
  int version;
  Schema resource = this;
  final Map<String, Schema> dynamicAnchors = new TreeMap<>();
  boolean evaluatesAllProperties;
  boolean evaluatesAllItems;
  int evaluatedItems;

  /** What a schema that is just true or false says. */
  @Nullable Boolean always;

  @Nullable Schema ref;
  @Nullable Schema recursiveRef;
  boolean recursiveAnchor;
  @Nullable Schema dynamicRef;
  String dynamicRefAnchor = "";
  String dynamicAnchor = "";
  int types;
  @Nullable List<?> enumeration;
  int enumerationTypes;
  boolean hasConst;
  @Nullable Object constant;
  @Nullable Schema not;
  final List<Schema> allOf = new ArrayList<>(0);
  final List<Schema> anyOf = new ArrayList<>(0);
  final List<Schema> oneOf = new ArrayList<>(0);
  @Nullable Schema ifSchema;
  @Nullable Schema thenSchema;
  @Nullable Schema elseSchema;
  @Nullable String format;

  @Nullable Long maxProperties;
  @Nullable Long minProperties;
  List<String> required = List.of();
  @Nullable Schema propertyNames;
  Map<String, Schema> properties = Map.of();
  List<PatternSchema> patternProperties = List.of();
  @Nullable Extra additionalProperties;
  Map<String, Dependency> dependencies = Map.of();
  Map<String, List<String>> dependentRequired = Map.of();
  Map<String, Schema> dependentSchemas = Map.of();
  @Nullable Schema unevaluatedProperties;

  @Nullable Long minItems;
  @Nullable Long maxItems;
  boolean uniqueItems;
  @Nullable Schema contains;
  @Nullable Long minContains;
  @Nullable Long maxContains;

  /** The schemas of the first items: {@code prefixItems}, or {@code items} as an array. */
  @Nullable List<Schema> firstItems;

  /** The schema of all items, or of those after the first. */
  @Nullable Schema items;

  @Nullable Extra additionalItems;
  @Nullable Schema unevaluatedItems;

  @Nullable Long minLength;
  @Nullable Long maxLength;
  @Nullable Pattern pattern;

  @Nullable BigDecimal maximum;
  @Nullable BigDecimal minimum;
  @Nullable BigDecimal exclusiveMaximum;
  @Nullable BigDecimal exclusiveMinimum;
  @Nullable BigDecimal multipleOf;

  /** The schema of the properties whose name has a pattern. */
  record PatternSchema(Pattern pattern, Schema schema) {}

  /**
   * What is said of further properties or items.
   *
   * @param schema null if all or none are allowed
   */
  record Extra(boolean allowed, @Nullable Schema schema) {}

  /**
   * What must hold if a property is there.
   *
   * @param required names of further properties; null if there is a schema instead
   */
  record Dependency(@Nullable List<String> required, @Nullable Schema schema) {}

  Schema(Location location) {
    this(location, location.toString());
  }

  Schema(Location location, String url) {
    this.location = location;
    this.url = url;
  }

  /** Whether strings have anything to check. */
  boolean checksStrings() {
    return minLength != null || maxLength != null || pattern != null;
  }

  /** Whether numbers have anything to check. */
  boolean checksNumbers() {
    return minimum != null
        || maximum != null
        || exclusiveMinimum != null
        || exclusiveMaximum != null
        || multipleOf != null;
  }
}
