package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.strconv.Quote;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with a value, and how it is said of the two or three things that it is about.
 *
 * <p>Source: santhosh-tekuri/jsonschema 6.0.3 {@code kind/kind.go}.
 */
enum Kind {
  SCHEMA,
  GROUP,
  REFERENCE,
  INVALID_VALUE,
  NOT,
  ALL_OF,
  ANY_OF,
  ONE_OF,
  FALSE_SCHEMA,
  REF_CYCLE,
  TYPE,
  ENUM,
  CONST,
  FORMAT,
  MIN_PROPERTIES,
  MAX_PROPERTIES,
  MIN_ITEMS,
  MAX_ITEMS,
  ADDITIONAL_ITEMS,
  REQUIRED,
  DEPENDENCY,
  ADDITIONAL_PROPERTIES,
  PROPERTY_NAMES,
  UNIQUE_ITEMS,
  CONTAINS,
  MIN_CONTAINS,
  MAX_CONTAINS,
  MIN_LENGTH,
  MAX_LENGTH,
  PATTERN,
  MINIMUM,
  MAXIMUM,
  EXCLUSIVE_MINIMUM,
  EXCLUSIVE_MAXIMUM,
  MULTIPLE_OF;

  /** The words for a violation of this kind. */
  String text(@Nullable Object... about) {
    return switch (this) {
      case SCHEMA -> "jsonschema validation failed with " + Quoting.quote((String) about[0]);
      case GROUP, REFERENCE -> "validation failed";
      case INVALID_VALUE -> "invalid jsonType " + about[0];
      case NOT -> "'not' failed";
      case ALL_OF -> "'allOf' failed";
      case ANY_OF -> "'anyOf' failed";
      case ONE_OF ->
          about.length == 0
              ? "'oneOf' failed, none matched"
              : "'oneOf' failed, subschemas "
                  + count(about[0])
                  + ", "
                  + count(about[1])
                  + " matched";
      case FALSE_SCHEMA -> "false schema";
      case REF_CYCLE ->
          "both "
              + about[0]
              + " and "
              + about[1]
              + " resolve to "
              + Quote.quote((String) about[2])
              + " causing reference cycle";
      case TYPE -> "got " + Types.text((int) about[0]) + ", want " + Types.text((int) about[1]);
      case ENUM -> enumeration((List<?>) about[0]);
      case CONST ->
          isComposite(about[0]) ? "'const' failed" : "value must be " + Quoting.display(about[0]);
      case FORMAT ->
          Quoting.quote((String) about[0]) + " is not valid " + about[1] + ": " + about[2];
      case MIN_PROPERTIES -> counts("minProperties", about);
      case MAX_PROPERTIES -> counts("maxProperties", about);
      case MIN_ITEMS -> counts("minItems", about);
      case MAX_ITEMS -> counts("maxItems", about);
      case ADDITIONAL_ITEMS -> "last " + count(about[0]) + " additionalItem(s) not allowed";
      case REQUIRED -> missing(names(about[0]));
      case DEPENDENCY ->
          "properties "
              + Quoting.quoteAll(names(about[1]))
              + " required, if "
              + Quoting.quote((String) about[0])
              + " exists";
      case ADDITIONAL_PROPERTIES ->
          "additional properties " + Quoting.quoteAll(names(about[0])) + " not allowed";
      case PROPERTY_NAMES -> "invalid propertyName " + Quoting.quote((String) about[0]);
      case UNIQUE_ITEMS -> "items at " + count(about[0]) + " and " + count(about[1]) + " are equal";
      case CONTAINS -> "no items match contains schema";
      case MIN_CONTAINS -> minContains((List<?>) about[0], about[1]);
      case MAX_CONTAINS ->
          "max "
              + count(about[1])
              + " items required to match contains schema, but "
              + matched((List<?>) about[0]);
      case MIN_LENGTH -> counts("minLength", about);
      case MAX_LENGTH -> counts("maxLength", about);
      case PATTERN ->
          Quoting.quote((String) about[0])
              + " does not match pattern "
              + Quoting.quote((String) about[1]);
      case MINIMUM -> numbers("minimum", about);
      case MAXIMUM -> numbers("maximum", about);
      case EXCLUSIVE_MINIMUM -> numbers("exclusiveMinimum", about);
      case EXCLUSIVE_MAXIMUM -> numbers("exclusiveMaximum", about);
      case MULTIPLE_OF -> numbers("multipleOf", about);
    };
  }

  private static String enumeration(List<?> values) {
    StringBuilder out = new StringBuilder();
    for (Object value : values) {
      if (isComposite(value)) {
        return "'enum' failed";
      }
      out.append(out.length() == 0 ? "" : ", ").append(Quoting.display(value));
    }
    return (values.size() == 1 ? "value must be " : "value must be one of ") + out;
  }

  private static boolean isComposite(@Nullable Object value) {
    return value instanceof Map || value instanceof List;
  }

  private static String missing(List<String> names) {
    return (names.size() == 1 ? "missing property " : "missing properties ")
        + Quoting.quoteAll(names);
  }

  private static String minContains(List<?> matched, @Nullable Object wanted) {
    return "min "
        + count(wanted)
        + " items required to match contains schema, but "
        + (matched.isEmpty() ? "none matched" : matched(matched));
  }

  private static String matched(List<?> indexes) {
    StringBuilder out = new StringBuilder("matched ");
    out.append(EnglishNumbers.of(indexes.size())).append(" items at ");
    for (int i = 0; i < indexes.size(); i++) {
      out.append(i == 0 ? "" : " ").append(indexes.get(i));
    }
    return out.toString();
  }

  @SuppressWarnings("unchecked")
  private static List<String> names(@Nullable Object names) {
    return names == null ? List.of() : (List<String>) names;
  }

  private static String counts(String keyword, @Nullable Object[] about) {
    return keyword + ": got " + count(about[0]) + ", want " + count(about[1]);
  }

  private static String count(@Nullable Object number) {
    return number instanceof Number n ? EnglishNumbers.of(n.longValue()) : "";
  }

  private static String numbers(String keyword, @Nullable Object[] about) {
    return keyword + ": got " + number(about[0]) + ", want " + number(about[1]);
  }

  private static String number(@Nullable Object number) {
    return number instanceof BigDecimal n ? EnglishNumbers.of(n.doubleValue()) : "";
  }
}
