package dev.chartwright.oci.credentials;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Objects read as Go reads them into a {@code map[string]json.RawMessage}: the members' texts, so
 * that those which we do not know survive with their numbers, escapes and order of keys.
 */
final class RawMembers {
  private static final String NULL = "null";

  private RawMembers() {}

  /**
   * Takes the first value of a stream, as Go's {@code json.Decoder} does; what follows it is not
   * looked at.
   *
   * @return the checked text of that value, or an empty text if the stream holds nothing but white
   *     space
   * @throws JsonException in Go's words
   */
  static String first(String stream) {
    int from = skipSpace(stream, 0);
    if (from == stream.length()) {
      return "";
    }
    String value = stream.substring(from, valueEnd(stream, from));
    try {
      return checked(value);
    } catch (JsonException e) {
      throw isAtEnd(value, String.valueOf(e.getMessage()))
          ? new JsonException("unexpected EOF")
          : e;
    }
  }

  /**
   * Tells whether a text was refused because it ends: the parser then looks at a space that is not
   * there.
   */
  private static boolean isAtEnd(String value, String message) {
    return message.equals("unexpected end of JSON input")
        || (message.startsWith("invalid character ' ' ") && value.indexOf(' ') < 0);
  }

  /**
   * Takes the only value of a text, as Go's {@code json.Unmarshal} does.
   *
   * @throws JsonException in Go's words
   */
  static String only(String text) {
    return checked(text).strip();
  }

  private static String checked(String value) {
    Json.parseKeepingNumbers(GoString.bytes(value));
    return value;
  }

  /**
   * The members of an object in the order of the text, undecoded; of two members with one name the
   * later counts.
   *
   * @param value a checked value; {@code null} has no members
   * @param goType the Go type for the error
   * @throws JsonException if the value is no object
   */
  static Map<String, String> of(String value, String goType) {
    Map<String, String> members = new LinkedHashMap<>();
    if (value.equals(NULL)) {
      return members;
    }
    if (value.charAt(0) != '{') {
      throw new JsonException(
          "json: cannot unmarshal " + kind(value) + " into Go value of type " + goType);
    }
    int at = skipSpace(value, 1);
    while (value.charAt(at) != '}') {
      int nameEnd = valueEnd(value, at);
      int from = skipSpace(value, skipSpace(value, nameEnd) + 1);
      int end = valueEnd(value, from);
      members.put(decode(value.substring(at, nameEnd)), value.substring(from, end));
      at = skipSpace(value, end);
      if (value.charAt(at) == ',') {
        at = skipSpace(value, at + 1);
      }
    }
    return members;
  }

  /** {@link #of} with values that are strings themselves, as a {@code map[string]string}. */
  static Map<String, String> strings(String value) {
    Map<String, String> strings = new LinkedHashMap<>();
    for (Map.Entry<String, String> member : of(value, "map[string]string").entrySet()) {
      strings.put(member.getKey(), string(member.getValue()));
    }
    return strings;
  }

  /**
   * Reads string fields as Go reads them into a struct: names match in any case, other members are
   * skipped.
   *
   * @param value a checked value
   * @param goType the struct's name with its package, for errors
   * @return the values in the order of the names, empty where absent or null
   * @throws JsonException if the value is no object or a field no string
   */
  static String[] fields(String value, String goType, String... names) {
    String[] found = new String[names.length];
    java.util.Arrays.fill(found, "");
    for (Map.Entry<String, String> member : of(value, goType).entrySet()) {
      for (int i = 0; i < names.length; i++) {
        if (names[i].equalsIgnoreCase(member.getKey()) && !member.getValue().equals(NULL)) {
          found[i] = string(member.getValue(), goType, names[i]);
        }
      }
    }
    return found;
  }

  /**
   * Decodes a string; {@code null} is the empty string.
   *
   * @param value a checked value
   * @throws JsonException if the value is no string
   */
  static String string(String value) {
    return string(value, "", "");
  }

  /** The same for a field of a struct of that Go type, which the error names. */
  private static String string(String value, String goType, String field) {
    if (value.equals(NULL)) {
      return "";
    }
    if (value.charAt(0) != '"') {
      String struct = goType.substring(goType.indexOf('.') + 1);
      String target = field.isEmpty() ? "value" : "struct field " + struct + "." + field;
      throw new JsonException(
          "json: cannot unmarshal " + kind(value) + " into Go " + target + " of type string");
    }
    return decode(value);
  }

  private static String decode(String literal) {
    return String.valueOf(Json.parse(literal));
  }

  /** Go's word for the kind of a checked value. */
  private static String kind(String value) {
    return switch (value.charAt(0)) {
      case '{' -> "object";
      case '[' -> "array";
      case '"' -> "string";
      case 't', 'f' -> "bool";
      default -> "number";
    };
  }

  /**
   * Where the value that starts at {@code from} ends if it is well-formed; some later place if it
   * is not.
   */
  private static int valueEnd(String text, int from) {
    int depth = 0;
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        at = stringEnd(text, at);
      } else if (c == '{' || c == '[') {
        depth++;
        at++;
      } else if (c == '}' || c == ']') {
        depth--;
        at = depth < 0 ? at : at + 1;
      } else if (depth > 0) {
        at++;
        continue;
      } else {
        at = scalarEnd(text, at);
      }
      if (depth <= 0) {
        return Math.max(at, from + 1);
      }
    }
    return text.length();
  }

  private static int stringEnd(String text, int from) {
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, text.length());
  }

  private static int scalarEnd(String text, int from) {
    int at = from;
    while (at < text.length() && ",:]}{[\" \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
