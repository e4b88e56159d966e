package dev.chartwright.sprig;

import dev.chartwright.golang.GoCopy;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.gotemplate.FunctionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies of values with all that is in them: mitchellh/copystructure 1.2.0. What Go cannot reach,
 * the fields of a struct that are not exported, is zero in the copy: a copied {@code
 * *semver.Version} is {@code 0.0.0}.
 */
final class DeepCopy {
  private static final int MAX_DEPTH = 100_000;

  private final int limit;
  private int depth;
  private int copied;

  private DeepCopy(int limit) {
    this.limit = limit;
  }

  /**
   * A copy of a value.
   *
   * @param limit how many elements the copy may have in all
   * @throws FunctionException if the value is null, too large, or contains itself
   */
  static Object of(@Nullable Object value, int limit) {
    if (value == null) {
      throw new FunctionException("reflect: call of reflect.Value.Type on zero Value");
    }
    try {
      return new DeepCopy(limit).copy(value);
    } catch (StackOverflowError e) {
      throw tooDeep();
    }
  }

  private Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      return inside(map.size(), map);
    }
    if (value instanceof List<?> list) {
      return inside(list.size(), list);
    }
    if (value instanceof Version) {
      return Version.ZERO;
    }
    if (value instanceof GoCopy copy && copy.original() instanceof KubeVersion version) {
      return GoCopy.of(new KubeVersion(version.version(), "", version.major(), version.minor()));
    }
    return value instanceof byte[] bytes ? bytes.clone() : value;
  }

  private Object inside(int size, Object value) {
    copied += size;
    if (copied < 0 || copied > limit) {
      throw new FunctionException("more than " + limit + " elements in one copy");
    }
    if (++depth > MAX_DEPTH) {
      throw tooDeep();
    }
    Object copy = value instanceof Map<?, ?> map ? map(map) : list((List<?>) value);
    depth--;
    return copy;
  }

  private Object map(Map<?, ?> map) {
    if (map instanceof GoMap typed && typed.isNil()) {
      return map;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(map.size() * 2);
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object value = entry.getValue();
      copy.put((String) entry.getKey(), value == null ? null : copy(value));
    }
    return map instanceof GoMap typed ? GoMap.of(typed.goType(), copy) : copy;
  }

  private Object list(List<?> list) {
    if (list instanceof GoSlice typed && typed.isNil()) {
      return list;
    }
    @Nullable Object[] copy = new Object[list.size()];
    int i = 0;
    for (Object element : list) {
      copy[i++] = element == null ? null : copy(element);
    }
    if (list instanceof GoSlice typed) {
      return GoSlice.of(typed.goType(), Arrays.asList(copy));
    }
    // The copy has as much room behind it as the list; see Capacity.
    if (list instanceof ArrayPart part) {
      return part.withElements(copy);
    }
    return list instanceof ArrayList ? new ArrayList<>(Arrays.asList(copy)) : Arrays.asList(copy);
  }

  private static FunctionException tooDeep() {
    return new FunctionException("nested too deep; does the value contain itself?");
  }
}
