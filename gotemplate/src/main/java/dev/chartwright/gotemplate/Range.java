package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.GoUint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code range}: executes its body for each element of a list or map, or so many times. */
final class Range extends Branch {
  Range(Pipe pipe, Block body, @Nullable Block otherwise) {
    super(pipe, body, otherwise);
  }

  @Override
  String word() {
    return "range";
  }

  @Override
  int execute(Executor x) {
    Object value = pipe.value(x);
    if (value == Invalid.VALUE) {
      return otherwise(x);
    }
    if (value instanceof GoNamed named) {
      value = named.goValue();
    }
    Object dot = x.dot;
    boolean any = x.dotAny;
    int next;
    if (value instanceof GoStruct || value instanceof GoNil) {
      throw refused(x, value);
    } else if (value instanceof List<?> list) {
      next = list(x, list);
    } else if (value instanceof Map<?, ?> map) {
      next = map(x, map);
    } else if (value instanceof byte[] bytes) {
      next = bytes(x, bytes);
    } else {
      next = number(x, value);
    }
    if (next < 0) {
      return otherwise(x);
    }
    x.dot = dot;
    x.dotAny = any;
    return NORMAL;
  }

  private RuntimeException refused(Executor x, Object value) {
    return x.fail(x.blamed(pipe), "range can't iterate over %v", Conversion.pointee(value));
  }

  private static final int NOTHING = -1;

  private int list(Executor x, List<?> list) {
    int size = list.size();
    boolean any = !(list instanceof GoSlice slice) || slice.goType().equals("[]interface {}");
    boolean indexed = pipe.declared.length > 1;
    for (int i = 0; i < size; i++) {
      if (iterate(x, indexed ? GoInt.of(i) : null, list.get(i), any) == BREAK) {
        return NORMAL;
      }
    }
    return size == 0 ? NOTHING : NORMAL;
  }

  private int bytes(Executor x, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      Object element = GoUint.of(GoUint.Type.UINT8, bytes[i] & 0xFF);
      if (iterate(x, GoInt.of(i), element, false) == BREAK) {
        return NORMAL;
      }
    }
    return bytes.length == 0 ? NOTHING : NORMAL;
  }

  private int map(Executor x, Map<?, ?> map) {
    if (map.isEmpty()) {
      return NOTHING;
    }
    boolean any =
        !(map instanceof GoMap typed) || Conversion.elementType(x, typed).equals("interface {}");
    Object[] entries = SortedEntries.of(map);
    int size = entries.length / 2;
    for (int i = 0; i < size; i++) {
      if (iterate(x, entries[i], entries[size + i], any) == BREAK) {
        return NORMAL;
      }
    }
    return NORMAL;
  }

  private int number(Executor x, Object value) {
    Long end = GoInt.integer(value);
    if (end == null) {
      throw refused(x, value);
    }
    if (pipe.declared.length > 1) {
      throw x.fail(x.blamed(pipe), "can't use %v to iterate over more than one variable", value);
    }
    if (end == 0 || (end < 0 && !(value instanceof GoUint))) {
      return NOTHING;
    }
    for (long i = 0; i != end; i++) {
      if (iterate(x, null, Conversion.like(value, i), false) == BREAK) {
        break;
      }
    }
    return NORMAL;
  }

  private int iterate(Executor x, @Nullable Object key, @Nullable Object value, boolean any) {
    Object element = x.copied(value);
    Variable[] declared = pipe.declared;
    if (declared.length == 1) {
      pipe.set(x, declared[0], element, any);
    } else if (declared.length == 2) {
      pipe.set(x, declared[0], key, false);
      pipe.set(x, declared[1], element, any);
    }
    x.dot = element;
    x.dotAny = any;
    x.step(pipe);
    return body.execute(x);
  }
}
