package dev.chartwright.golang.json;

import dev.chartwright.golang.GoComplex;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.golang.strconv.Format;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.unicode.Runes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes trees as compact JSON, without recursion. */
final class JsonWriter {
  /** Below this depth nobody looks whether a container is inside itself, as in Go. */
  private static final int SHALLOW = 1000;

  private final StringBuilder out = new StringBuilder();
  private final boolean escapeHtml;

  JsonWriter(boolean escapeHtml) {
    this.escapeHtml = escapeHtml;
  }

  /** The members that a container still has to write. */
  private interface Members {
    boolean hasNext();

    /** Writes the member's name, if it has one, and gives its value. */
    @Nullable Object next();

    char close();
  }

  String write(@Nullable Object root) {
    Deque<Members> open = new ArrayDeque<>();
    Deque<Object> deep = new ArrayDeque<>();
    Set<Object> seen = Set.of();
    Object value = root;
    while (true) {
      Members members = begin(value);
      if (members != null) {
        if (!members.hasNext()) {
          out.append(members.close());
        } else {
          open.push(members);
          if (open.size() > SHALLOW && value != null) {
            if (seen.isEmpty()) {
              seen = Collections.newSetFromMap(new IdentityHashMap<>());
            }
            if (!seen.add(value)) {
              throw new JsonException(
                  "json: unsupported value: encountered a cycle via " + TypeNames.typeOf(value));
            }
            deep.push(value);
          }
          value = members.next();
          continue;
        }
      }
      while (!open.isEmpty() && !open.getFirst().hasNext()) {
        if (open.size() > SHALLOW) {
          seen.remove(deep.pop());
        }
        out.append(open.pop().close());
      }
      if (open.isEmpty()) {
        return out.toString();
      }
      out.append(',');
      value = open.getFirst().next();
    }
  }

  /** Writes a scalar whole and gives null, or opens a container. */
  private @Nullable Members begin(@Nullable Object value) {
    if (value == null || isNil(value)) {
      out.append("null");
    } else if (value instanceof String text) {
      string(text);
    } else if (value instanceof Double number) {
      number(number);
    } else if (value instanceof Map<?, ?> map) {
      out.append('{');
      return sorted(map);
    } else if (value instanceof List<?> list) {
      out.append('[');
      return elements(list);
    } else if (value instanceof JsonObject object) {
      out.append('{');
      return fields(object);
    } else if (value instanceof Float number) {
      number(number);
    } else if (value instanceof Boolean
        || value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte
        || value instanceof GoInt
        || value instanceof GoUint) {
      out.append(value);
    } else if (value instanceof JsonMarshaler marshaler) {
      return begin(marshaler.marshalJson());
    } else if (value instanceof GoNamed named) {
      return begin(named.goValue());
    } else if (value instanceof JsonNumber number) {
      number(number);
    } else if (value instanceof RawJson raw) {
      raw(raw);
    } else if (value instanceof byte[] bytes) {
      out.append('"').append(Base64.getEncoder().encodeToString(bytes)).append('"');
    } else if (value instanceof GoStruct struct) {
      out.append('{');
      return fields(exported(struct));
    } else if (value instanceof GoComplex) {
      throw new JsonException("json: unsupported type: complex128");
    } else {
      throw new JsonException("json: unsupported type: " + TypeNames.typeOf(value));
    }
    return null;
  }

  /** The fields that other packages see, under their own names. */
  private static JsonObject exported(GoStruct struct) {
    JsonObject object = JsonObject.create();
    for (GoStruct.Field field : struct.goFields()) {
      if (Runes.isUpper(field.name().codePointAt(0))) {
        object.put(field.name(), field.value());
      }
    }
    return object;
  }

  private static boolean isNil(Object value) {
    return (value instanceof GoSlice slice && slice.isNil())
        || (value instanceof GoMap map && map.isNil())
        || value instanceof GoNil;
  }

  private static Members elements(List<?> list) {
    Iterator<?> iterator = list.iterator();
    return new Members() {
      @Override
      public boolean hasNext() {
        return iterator.hasNext();
      }

      @Override
      public @Nullable Object next() {
        return iterator.next();
      }

      @Override
      public char close() {
        return ']';
      }
    };
  }

  private Members sorted(Map<?, ?> map) {
    List<String> keys = new ArrayList<>(map.size());
    for (Object key : map.keySet()) {
      keys.add((String) key);
    }
    keys.sort(StringOrder.BYTES);
    return new Named() {
      private int at;

      @Override
      public boolean hasNext() {
        return at < keys.size();
      }

      @Override
      public @Nullable Object next() {
        String key = keys.get(at++);
        name(key);
        return map.get(key);
      }
    };
  }

  private Members fields(JsonObject object) {
    return new Named() {
      private int at;

      @Override
      public boolean hasNext() {
        return at < object.size();
      }

      @Override
      public @Nullable Object next() {
        name(object.name(at));
        return object.value(at++);
      }
    };
  }

  private abstract static class Named implements Members {
    @Override
    public char close() {
      return '}';
    }
  }

  private void name(String name) {
    string(name);
    out.append(':');
  }

  private void number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw unsupported(Format.formatFloat(value, 'g', -1));
    }
    double size = Math.abs(value);
    long whole = (long) value;
    if (whole == value && size < 1e15 && Double.doubleToRawLongBits(value) != Long.MIN_VALUE) {
      out.append(whole);
      return;
    }
    boolean exponent = size != 0 && (size < 1e-6 || size >= 1e21);
    shorten(Format.formatFloat(value, exponent ? 'e' : 'f', -1), exponent);
  }

  private void number(float value) {
    if (Float.isNaN(value) || Float.isInfinite(value)) {
      throw unsupported(Format.formatFloat32(value, 'g', -1));
    }
    float size = Math.abs(value);
    boolean exponent = size != 0 && (size < 1e-6f || size >= 1e21f);
    shorten(Format.formatFloat32(value, exponent ? 'e' : 'f', -1), exponent);
  }

  private static JsonException unsupported(String value) {
    return new JsonException("json: unsupported value: " + value);
  }

  /** Writes 1e-07 as 1e-7. */
  private void shorten(String text, boolean exponent) {
    int n = text.length();
    if (exponent && text.charAt(n - 3) == '-' && text.charAt(n - 2) == '0') {
      out.append(text, 0, n - 2).append(text.charAt(n - 1));
    } else {
      out.append(text);
    }
  }

  private void number(JsonNumber number) {
    String text = number.text().isEmpty() ? "0" : number.text();
    if (!JsonNumber.isValid(text)) {
      String quoted = Quote.quote(text);
      throw new JsonException("json: invalid number literal " + quoted);
    }
    out.append(text);
  }

  private void raw(RawJson raw) {
    byte[] data = GoString.bytes(raw.text());
    byte[] text;
    try {
      text = JsonText.compact(data, escapeHtml);
    } catch (JsonSyntaxException e) {
      throw new JsonException(
          "json: error calling MarshalJSON for type json.RawMessage: " + e.getMessage());
    }
    out.append(GoString.of(text));
  }

  private void string(String text) {
    JsonText.quote(out, text, escapeHtml);
  }
}
