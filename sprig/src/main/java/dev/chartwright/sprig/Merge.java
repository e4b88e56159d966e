package dev.chartwright.sprig;

import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.gotemplate.FunctionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges maps into each other: dario.cat/mergo 1.0.1 with the options that sprig uses.
 *
 * <p>Without overwriting, a member of the destination stays unless it is empty: zero, {@code ""},
 * false, null or without elements. With overwriting the source wins, even with something empty, but
 * an empty map never empties a map. Maps under the same key are merged in place; what is taken over
 * from the source is the source's own map or list, not a copy.
 *
 * <pre>{@code
 * merge:          {a: 0, m: {x: 1}} with {a: 5, m: {x: 2, y: 3}} gives {a: 5, m: {x: 1, y: 3}}
 * mergeOverwrite: {a: 1, m: {x: 1}} with {a: 0, m: {}}           gives {a: 0, m: {x: 1}}
 * }</pre>
 */
final class Merge {
  private static final int MAX_DEPTH = 100_000;
  private static final String DIFFERENT_TYPES = "src and dst must be of same type";

  private final boolean overwrite;
  private final int limit;
  private int depth;
  private int steps;

  private Merge(boolean overwrite, int limit) {
    this.overwrite = overwrite;
    this.limit = limit;
  }

  /** What the library returns as an error, and {@code merge} swallows. */
  static final class MergeException extends FunctionException {
    private static final long serialVersionUID = 1;

    MergeException(String message) {
      super(message);
    }
  }

  /**
   * Merges a map into another.
   *
   * @param limit how many members may be looked at
   * @return the destination; a new map if it was nil
   * @throws MergeException for what the library returns as an error
   * @throws FunctionException for what makes it panic, and if maps contain themselves
   */
  static Map<String, @Nullable Object> into(
      Map<String, @Nullable Object> destination,
      Map<String, @Nullable Object> source,
      boolean overwrite,
      int limit) {
    if (isNil(destination) && isNil(source)) {
      return destination;
    }
    Map<String, @Nullable Object> merged = isNil(destination) ? new LinkedHashMap<>() : destination;
    Merge merge = new Merge(overwrite, limit);
    try {
      merge.maps(merged, source);
    } catch (StackOverflowError e) {
      throw merge.tooLarge();
    }
    return merged;
  }

  private FunctionException tooLarge() {
    return new FunctionException(
        "maps are nested too deep or have more than "
            + limit
            + " members; does one contain itself?");
  }

  private static boolean isNil(Map<?, ?> map) {
    return map instanceof GoMap typed && typed.isNil();
  }

  private void maps(Map<String, @Nullable Object> destination, Map<String, ?> source) {
    if (source.isEmpty()) {
      return;
    }
    steps += source.size();
    if (++depth > MAX_DEPTH || steps > limit || steps < 0) {
      throw tooLarge();
    }
    boolean texts = holdsTexts(destination);
    boolean assignable = !texts || holdsTexts(source);
    // The source may be part of the destination and so grow meanwhile; Go reads its keys first.
    for (String key : source.keySet().toArray(new String[0])) {
      Object value = source.get(key);
      if (value == null) {
        if (overwrite) {
          put(destination, assignable, key, null);
        }
      } else {
        if (texts && (value instanceof List || value instanceof byte[])) {
          throw notAssignable(destination.containsKey(key), value);
        }
        member(destination, assignable, key, value);
      }
    }
    depth--;
  }

  private void member(
      Map<String, @Nullable Object> destination, boolean assignable, String key, Object value) {
    Object present = destination.get(key);
    if (value instanceof Map || value instanceof GoStruct || value instanceof GoNil) {
      inner(present, value);
    }
    boolean empty = isEmpty(present);
    if (!empty && !overwrite) {
      return;
    }
    if (!empty && value instanceof Map && present instanceof Map) {
      return;
    }
    put(destination, assignable, key, value);
  }

  /** Merges two values under one key, of which the new one is a map, struct or pointer. */
  @SuppressWarnings("unchecked") // keys of maps are strings
  private void inner(@Nullable Object present, Object value) {
    if (present instanceof Map<?, ?> map) {
      if (isNil(map)) {
        requireNilable(value);
        return;
      }
      if (value instanceof Map<?, ?> source) {
        maps((Map<String, @Nullable Object>) map, (Map<String, ?>) source);
      }
    } else if (present instanceof GoStruct struct) {
      if (!struct.isPointer()) {
        requireFields(struct, value);
      } else if (!overwrite) {
        requirePointer(value);
      }
    }
  }

  /** Where the destination is a struct with exported fields, Go asks the source for as many. */
  private static void requireFields(GoStruct present, Object value) {
    boolean exported = false;
    for (GoStruct.Field field : present.goFields()) {
      exported |= Character.isUpperCase(field.name().charAt(0));
    }
    if (!exported) {
      return;
    }
    if (!(value instanceof GoStruct struct) || struct.isPointer()) {
      throw new FunctionException(
          "reflect: call of reflect.Value.Field on " + TypeNames.kindOf(value) + " Value");
    }
    if (struct.goFields().size() < present.goFields().size()) {
      throw new FunctionException("reflect: Field index out of range");
    }
  }

  private static void requirePointer(Object value) {
    boolean pointer = value instanceof GoStruct struct && struct.isPointer();
    boolean nil = value instanceof GoNil || (value instanceof Map<?, ?> map && isNil(map));
    if (!pointer && !nil) {
      throw new MergeException(DIFFERENT_TYPES);
    }
  }

  private static void requireNilable(Object value) {
    if (value instanceof GoStruct struct && !struct.isPointer()) {
      throw new FunctionException("reflect: call of reflect.Value.IsNil on struct Value");
    }
  }

  /** Whether the static type of a map's elements is string, and so no other value fits. */
  private static boolean holdsTexts(Map<?, ?> map) {
    return map instanceof GoMap typed && typed.goType().equals("map[string]string");
  }

  private static void put(
      Map<String, @Nullable Object> map, boolean assignable, String key, @Nullable Object value) {
    if (!assignable) {
      throw new FunctionException(
          "reflect.Value.SetMapIndex: value of type interface {} is not assignable to type string");
    }
    map.put(key, value);
  }

  private static FunctionException notAssignable(boolean present, Object value) {
    return new FunctionException(
        present
            ? "reflect: call of reflect.Value.IsNil on string Value"
            : "reflect.Value.SetMapIndex: value of type "
                + TypeNames.typeOf(value)
                + " is not assignable to type string");
  }

  /** mergo's idea of empty, in which complex numbers and structs never are. */
  private static boolean isEmpty(@Nullable Object value) {
    if (value == null) {
      return true;
    }
    if (value instanceof GoStruct) {
      return false;
    }
    return !TypeNames.kindOf(value).startsWith("complex") && DefaultsFunctions.isEmpty(value);
  }
}
