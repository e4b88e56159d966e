package dev.chartwright.golang.toml;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.strconv.Format;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.golang.time.GoTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as a document.
 *
 * <p>Source: BurntSushi/toml v1.6.0, encode.go.
 */
final class TomlWriter {
  private final StringBuilder out = new StringBuilder();

  String write(@Nullable Object value) {
    if (value == null) {
      throw TomlException.panic("reflect: call of reflect.Value.Type on zero Value");
    }
    encode(Key.ROOT, value);
    return out.toString();
  }

  /** What a value is to TOML, which decides whether it is a table. */
  private enum Kind {
    NIL,
    PLAIN,
    ARRAY,
    TABLE,
    TABLE_ARRAY
  }

  private static Kind kind(@Nullable Object value) {
    if (isNil(value)) {
      return Kind.NIL;
    }
    if (value instanceof GoNamed named && !(value instanceof GoDuration)) {
      return kind(named.goValue());
    }
    if (value instanceof GoTime || value instanceof Version) {
      return Kind.PLAIN;
    }
    if (value instanceof Map || value instanceof GoStruct) {
      return Kind.TABLE;
    }
    if (value instanceof List<?> list) {
      return isTableArray(list) ? Kind.TABLE_ARRAY : Kind.ARRAY;
    }
    if (value instanceof byte[]) {
      return Kind.ARRAY;
    }
    if (!isPlain(value)) {
      throw TomlException.of("unsupported type: " + TypeNames.kindOf(value));
    }
    return Kind.PLAIN;
  }

  private static boolean isPlain(@Nullable Object value) {
    return value instanceof String
        || value instanceof Boolean
        || value instanceof Number
        || value instanceof GoInt
        || value instanceof GoDuration
        || (value instanceof GoUint number && number.type() != GoUint.Type.UINTPTR);
  }

  private static boolean isNil(@Nullable Object value) {
    return value == null
        || value instanceof GoNil
        || (value instanceof GoSlice slice && slice.isNil())
        || (value instanceof GoMap map && map.isNil());
  }

  private static boolean isTableArray(List<?> list) {
    boolean tables = !list.isEmpty();
    for (Object element : list) {
      Kind kind = kind(element);
      if (kind == Kind.NIL) {
        throw TomlException.of("toml: cannot encode array with nil element");
      }
      tables &= kind == Kind.TABLE;
    }
    return tables;
  }

  /** Writes a value under a key; the empty key is the document. */
  private void encode(Key key, Object value) {
    if (value instanceof GoNamed named && !(value instanceof GoDuration)) {
      encode(key, named.goValue());
      return;
    }
    boolean plain = isPlain(value) || value instanceof GoTime || value instanceof Version;
    if (!plain && (value instanceof Map || value instanceof GoStruct)) {
      if (!isNil(value)) {
        table(key, value);
      }
    } else if (value instanceof List<?> list && kind(value) == Kind.TABLE_ARRAY) {
      tableArray(key, list);
    } else if (plain || value instanceof List || value instanceof byte[]) {
      keyValue(key, value, false);
    } else if (!(value instanceof GoNil)) {
      throw TomlException.of("unsupported type for key '" + key + "': " + TypeNames.kindOf(value));
    }
  }

  private void newline() {
    if (out.length() > 0) {
      out.append('\n');
    }
  }

  private void indent(Key key) {
    for (int i = 1; i < key.size(); i++) {
      out.append("  ");
    }
  }

  private void keyValue(Key key, Object value, boolean inline) {
    if (key.size() == 0) {
      element(value);
      return;
    }
    indent(key);
    Key.appendPart(out, key.last());
    out.append(" = ");
    element(value);
    if (!inline) {
      newline();
    }
  }

  private void table(Key key, Object value) {
    if (key.size() == 1) {
      newline();
    }
    if (key.size() > 0) {
      indent(key);
      out.append('[').append(key).append(']');
      newline();
    }
    members(key, value, false);
  }

  private void tableArray(Key key, List<?> tables) {
    if (key.size() == 0) {
      throw TomlException.of("toml: top-level values must be Go maps or structs");
    }
    for (Object table : tables) {
      newline();
      indent(key);
      out.append("[[").append(key).append("]]");
      newline();
      members(key, table, false);
    }
  }

  private void members(Key key, @Nullable Object value, boolean inline) {
    if (inline) {
      out.append('{');
    }
    if (value instanceof GoNamed named) {
      members(key, named.goValue(), inline);
    } else if (value instanceof GoStruct struct) {
      fields(key, struct, inline);
    } else if (value instanceof Map<?, ?> map) {
      mapMembers(key, map, inline);
    }
    if (inline) {
      out.append('}');
    }
  }

  private void mapMembers(Key key, Map<?, ?> map, boolean inline) {
    List<String> direct = new ArrayList<>();
    List<String> sub = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Kind kind = kind(entry.getValue());
      boolean table = kind == Kind.TABLE || kind == Kind.TABLE_ARRAY;
      (table ? sub : direct).add((String) entry.getKey());
    }
    direct.sort(StringOrder.BYTES);
    sub.sort(StringOrder.BYTES);
    writeMembers(key, map, direct, inline, !sub.isEmpty());
    writeMembers(key, map, sub, inline, false);
  }

  private void writeMembers(
      Key key, Map<?, ?> map, List<String> names, boolean inline, boolean moreFollow) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Object value = map.get(name);
      if (value == null || isNil(value)) {
        continue;
      }
      if (inline) {
        keyValue(Key.ROOT.add(name), value, true);
        if (moreFollow || i != names.size() - 1) {
          out.append(", ");
        }
      } else {
        encode(key.add(name), value);
      }
    }
  }

  /** Fields in their order, those that are tables last; the commas follow the library's count. */
  private void fields(Key key, GoStruct struct, boolean inline) {
    List<GoStruct.Field> all = struct.goFields();
    List<Integer> order = new ArrayList<>();
    List<Integer> tables = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      GoStruct.Field field = all.get(i);
      if (!Character.isUpperCase(field.name().charAt(0))) {
        continue;
      }
      Kind kind = kind(field.value());
      (kind == Kind.TABLE || kind == Kind.TABLE_ARRAY ? tables : order).add(i);
    }
    order.addAll(tables);
    for (int i : order) {
      Object value = all.get(i).value();
      if (value == null || isNil(value)) {
        continue;
      }
      if (inline) {
        keyValue(Key.ROOT.add(all.get(i).name()), value, true);
        if (i != order.size() - 1) {
          out.append(", ");
        }
      } else {
        encode(key.add(all.get(i).name()), value);
      }
    }
  }

  /** Writes a value after an equals sign or in an array. */
  private void element(@Nullable Object value) {
    if (value instanceof GoTime time) {
      out.append(Datetimes.format(time));
    } else if (value instanceof Version version) {
      Key.appendQuoted(out, version.toString());
    } else if (value instanceof GoDuration duration) {
      Key.appendQuoted(out, duration.toString());
    } else if (value instanceof GoNamed named) {
      element(named.goValue());
    } else if (value instanceof String text) {
      Key.appendQuoted(out, text);
    } else if (value instanceof Double number) {
      floating(number, Format.formatFloat(number, 'g', -1));
    } else if (value instanceof Float number) {
      floating(number, Format.formatFloat32(number, 'g', -1));
    } else if (value instanceof List<?> list) {
      array(list);
    } else if (value instanceof byte[] bytes) {
      array(bytes);
    } else if (value instanceof Map || value instanceof GoStruct) {
      members(Key.ROOT, value, true);
    } else {
      out.append(value);
    }
  }

  private void floating(double value, String text) {
    if (Double.isNaN(value)) {
      out.append(Double.doubleToRawLongBits(value) < 0 ? "-nan" : "nan");
    } else if (Double.isInfinite(value)) {
      out.append(value < 0 ? "-inf" : "inf");
    } else {
      out.append(text);
      if (text.indexOf('e') < 0 && text.indexOf('.') < 0) {
        out.append(".0");
      }
    }
  }

  private void array(List<?> list) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        out.append(", ");
      }
      element(list.get(i));
    }
    out.append(']');
  }

  private void array(byte[] bytes) {
    out.append('[');
    for (int i = 0; i < bytes.length; i++) {
      if (i > 0) {
        out.append(", ");
      }
      out.append(bytes[i] & 0xFF);
    }
    out.append(']');
  }
}
