package dev.chartwright.golang.json;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One reading of JSON, known to be well-formed, into a type. */
final class TypedReader {
  private final byte[] data;
  private final int end;
  private final boolean refuseUnknown;
  private final boolean keepNumbers;
  private int at;
  private @Nullable JsonException firstError;

  // Where we are, for errors: the struct that has the current field, and the path to the field.
  private String struct = "";
  private final List<String> path = new ArrayList<>();

  TypedReader(byte[] data, int end, boolean refuseUnknown, boolean keepNumbers) {
    this.data = data;
    this.end = end;
    this.refuseUnknown = refuseUnknown;
    this.keepNumbers = keepNumbers;
  }

  JsonDecoder.Result read(GoType type) {
    space();
    Object value = value(type, null);
    return new JsonDecoder.Result(value, firstError);
  }

  /**
   * Reads the value at the current position.
   *
   * @param old what the place held before, which a second member of the same name changes
   */
  private @Nullable Object value(GoType type, @Nullable Object old) {
    GoType target = type;
    while (target.kind() == GoType.Kind.POINTER) {
      target = target.element();
    }
    byte first = data[at];
    if (first == 'n' && (type != target || nullable(target))) {
      at += 4;
      return null;
    }
    Object read = read(target, old, first);
    // Go makes what a pointer points to before it looks whether the value fits.
    return read == null && type != target ? zero(target, old) : read;
  }

  private @Nullable Object read(GoType target, @Nullable Object old, byte first) {
    return switch (target.kind()) {
      case ANY -> any();
      case RAW -> RawJson.of(raw());
      case CUSTOM -> target.unmarshal(raw());
      default ->
          switch (first) {
            case '{' -> object(target, old);
            case '[' -> array(target, old);
            default -> scalar(target, old);
          };
    };
  }

  private static boolean nullable(GoType type) {
    return switch (type.kind()) {
      case ANY, SLICE, MAP, POINTER -> true;
      default -> false;
    };
  }

  private @Nullable Object any() {
    JsonParser parser = new JsonParser(data, at, end, keepNumbers);
    Object value = parser.value();
    at = parser.position();
    JsonTypeException error = parser.firstError();
    if (error != null) {
      save(error.value(), error.type(), error.offset());
    }
    return value;
  }

  private String raw() {
    int start = at;
    skip();
    return GoString.of(data, start, at - start);
  }

  /** Steps over a value, which is known to be well-formed, without making anything of it. */
  private void skip() {
    int depth = 0;
    while (at < end) {
      switch (data[at]) {
        case '"' -> skipString();
        case '{', '[' -> {
          depth++;
          at++;
          continue;
        }
        case '}', ']' -> {
          if (depth == 0) {
            return;
          }
          depth--;
          at++;
        }
        case ',', ':', ' ', '\n', '\r', '\t' -> {
          if (depth == 0) {
            return;
          }
          at++;
          continue;
        }
        default -> {
          at++;
          continue;
        }
      }
      if (depth == 0) {
        return;
      }
    }
  }

  private void skipString() {
    at++;
    while (data[at] != '"') {
      at += data[at] == '\\' ? 2 : 1;
    }
    at++;
  }

  private void space() {
    while (at < end
        && (data[at] == ' ' || data[at] == '\n' || data[at] == '\r' || data[at] == '\t')) {
      at++;
    }
  }

  private String string() {
    JsonParser parser = new JsonParser(data, at, end, keepNumbers);
    String text = parser.string();
    at = parser.position();
    return text;
  }

  private void save(String value, String type, long offset) {
    save(new JsonTypeException(value, type, struct, String.join(".", path), offset));
  }

  private void save(JsonException error) {
    if (firstError == null) {
      firstError = error;
    }
  }

  private @Nullable Object mismatch(GoType type, @Nullable Object old) {
    int start = at;
    skip();
    save(JsonKinds.kind(data[start]), type.name(), JsonKinds.offset(data, start, at));
    return old;
  }

  private @Nullable Object array(GoType type, @Nullable Object old) {
    if (type.kind() != GoType.Kind.SLICE) {
      return mismatch(type, old);
    }
    List<?> before = old instanceof List<?> list ? list : List.of();
    List<@Nullable Object> elements = new ArrayList<>();
    at++;
    space();
    while (data[at] != ']') {
      Object oldElement = elements.size() < before.size() ? before.get(elements.size()) : null;
      Object element = value(type.element(), oldElement);
      elements.add(element == null ? zero(type.element(), oldElement) : element);
      nextMember();
    }
    at++;
    return elements;
  }

  /** Steps over space and a comma. */
  private void nextMember() {
    space();
    if (data[at] == ',') {
      at++;
      space();
    }
  }

  /** What an element that was null holds, where Go has no nil for it. */
  private static @Nullable Object zero(GoType type, @Nullable Object old) {
    if (old != null && !nullable(type)) {
      return old;
    }
    return switch (type.kind()) {
      case STRING -> "";
      case BOOL -> false;
      case INT, UINT -> 0L;
      case FLOAT -> 0.0;
      case STRUCT -> new JsonStruct(type);
      default -> null;
    };
  }

  @SuppressWarnings("unchecked")
  private @Nullable Object object(GoType type, @Nullable Object old) {
    return switch (type.kind()) {
      case MAP ->
          map(type, old == null ? new LinkedHashMap<>() : (Map<String, @Nullable Object>) old);
      case STRUCT -> struct(type, old == null ? new JsonStruct(type) : (JsonStruct) old);
      default -> mismatch(type, old);
    };
  }

  private Map<String, @Nullable Object> map(GoType type, Map<String, @Nullable Object> map) {
    at++;
    space();
    while (data[at] != '}') {
      String key = member();
      Object value = value(type.element(), null);
      map.put(key, value == null ? zero(type.element(), null) : value);
      nextMember();
    }
    at++;
    return map;
  }

  private JsonStruct struct(GoType type, JsonStruct value) {
    String outerStruct = struct;
    int outerPath = path.size();
    at++;
    space();
    while (data[at] != '}') {
      String key = member();
      GoType.Field field = type.fieldFor(key);
      if (field == null) {
        if (refuseUnknown) {
          save(new JsonException("json: unknown field " + Quote.quote(key)));
        }
        skip();
      } else {
        struct = type.plainName();
        path.addAll(field.embedded());
        path.add(field.name());
        Object old = value.get(field.name());
        Object read = value(field.type(), old);
        boolean keeps = read == null && !nullable(field.type());
        value.set(field.name(), keeps ? old : read);
        struct = outerStruct;
        path.subList(outerPath, path.size()).clear();
      }
      nextMember();
    }
    at++;
    return value;
  }

  /** Reads a member's name and what stands between it and its value. */
  private String member() {
    String key = string();
    space();
    at++;
    space();
    return key;
  }

  private @Nullable Object scalar(GoType type, @Nullable Object old) {
    int start = at;
    if (data[start] == '"') {
      String text = string();
      if (type.kind() == GoType.Kind.STRING) {
        return text;
      }
      save("string", type.name(), at);
      return old;
    }
    skip();
    switch (data[start]) {
      case 'n' -> {
        return old;
      }
      case 't', 'f' -> {
        if (type.kind() == GoType.Kind.BOOL) {
          return data[start] == 't';
        }
        save("bool", type.name(), at);
        return old;
      }
      default -> {
        return number(type, JsonKinds.text(data, start, at), old);
      }
    }
  }

  private @Nullable Object number(GoType type, String text, @Nullable Object old) {
    try {
      switch (type.kind()) {
        case INT -> {
          return Parse.parseInt(text, 10, type.bits());
        }
        case UINT -> {
          return Parse.parseUint(text, 10, type.bits());
        }
        case FLOAT -> {
          return Parse.parseFloat(text);
        }
        default -> save("number", type.name(), at);
      }
    } catch (NumberException e) {
      save("number " + text, type.name(), at);
    }
    return old;
  }
}
