package dev.chartwright.kube.patch;

import dev.chartwright.golang.time.GoTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether JSON fits the Go type of its kind: what does not is patched like an unknown kind.
 *
 * <p>Source: Kubernetes {@code apimachinery/pkg/runtime/converter.go} (FromUnstructured).
 */
final class FieldTypes {
  private static final String RFC3339 = "2006-01-02T15:04:05Z07:00";
  private static final String RFC3339_MICRO = "2006-01-02T15:04:05.000000Z07:00";

  private final GoTypes types;

  FieldTypes(GoTypes types) {
    this.types = types;
  }

  boolean fits(@Nullable Object value, String type) {
    if (value == null) {
      return true;
    }
    return switch (type.charAt(0)) {
      case 's' -> value instanceof String;
      case 'b' -> value instanceof Boolean;
      case 'i', 'l', 'u' ->
          value instanceof Long || (value instanceof Double d && d == Math.rint(d));
      case 'f' -> value instanceof Number;
      case 'a' -> true;
      case '*' -> fits(value, type.substring(1));
      case 'y' -> value instanceof String text ? isBase64(text) : all(value, "u");
      case '[' -> all(value, type.substring(1));
      case '{' -> value instanceof Map<?, ?> map && allOf(map.values(), type.substring(1));
      default -> fitsStruct(value, type);
    };
  }

  private boolean all(Object value, String type) {
    return value instanceof List<?> list && allOf(list, type);
  }

  private boolean allOf(Iterable<?> values, String type) {
    for (Object each : values) {
      if (!fits(each, type)) {
        return false;
      }
    }
    return true;
  }

  private boolean fitsStruct(Object value, String type) {
    GoStruct struct = types.struct(type);
    if (struct == null) {
      return true;
    }
    if (struct.custom()) {
      return fitsCustom(value, struct);
    }
    if (!(value instanceof Map<?, ?> map)) {
      return false;
    }
    for (GoStruct.Field field : struct.fields()) {
      if (!fits(map.get(field.name()), field.type())) {
        return false;
      }
    }
    return true;
  }

  private boolean fitsCustom(Object value, GoStruct struct) {
    return switch (struct.name()) {
      case "Time" -> value instanceof String text && isTime(text, RFC3339);
      case "MicroTime" -> value instanceof String text && isTime(text, RFC3339_MICRO);
      case "Quantity" ->
          value instanceof Number || (value instanceof String text && isQuantity(text));
      case "IntOrString" ->
          value instanceof String
              || (value instanceof Long number && number == (long) (int) (long) number);
      case "JSONSchemaPropsOrBool" -> value instanceof Boolean || fitsSchema(value, struct);
      case "JSONSchemaPropsOrArray" ->
          fitsSchema(value, struct) || all(value, schema(struct).substring(1));
      case "JSONSchemaPropsOrStringArray" -> fitsSchema(value, struct) || all(value, "s");
      default -> true;
    };
  }

  private boolean fitsSchema(Object value, GoStruct struct) {
    return value instanceof Map<?, ?> && fits(value, schema(struct));
  }

  private static String schema(GoStruct struct) {
    GoStruct.Field field = struct.field("Schema", true);
    return field == null ? "*a" : field.type();
  }

  private static boolean isBase64(String text) {
    String joined = text.replace("\n", "").replace("\r", "");
    if (joined.length() % 4 != 0) {
      return false;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(joined);
      return decoded.length <= joined.length();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isTime(String text, String layout) {
    try {
      GoTime.parse(layout, text);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Whether a text is a quantity: a decimal number, and a suffix or an exponent. */
  private static boolean isQuantity(String text) {
    int i = 0;
    int end = text.length();
    if (i < end && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
      i++;
    }
    int digits = 0;
    int points = 0;
    while (i < end && (isDigit(text.charAt(i)) || text.charAt(i) == '.')) {
      points += text.charAt(i) == '.' ? 1 : 0;
      digits += text.charAt(i) == '.' ? 0 : 1;
      i++;
    }
    return digits > 0 && points <= 1 && isSuffix(text.substring(i));
  }

  private static boolean isSuffix(String suffix) {
    boolean known =
        switch (suffix) {
          case "", "n", "u", "m", "k", "M", "G", "T", "P", "E" -> true;
          case "Ki", "Mi", "Gi", "Ti", "Pi", "Ei" -> true;
          default -> false;
        };
    if (known) {
      return true;
    }
    if (suffix.length() < 2 || (suffix.charAt(0) != 'e' && suffix.charAt(0) != 'E')) {
      return false;
    }
    char sign = suffix.charAt(1);
    int from = sign == '+' || sign == '-' ? 2 : 1;
    for (int i = from; i < suffix.length(); i++) {
      if (!isDigit(suffix.charAt(i))) {
        return false;
      }
    }
    return from < suffix.length();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
