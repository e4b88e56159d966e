package dev.chartwright.sprig;

import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.gotemplate.FunctionException;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The elements of whatever Go counts as a slice. */
final class Elements {
  static final String NIL_DEREFERENCE =
      "runtime error: invalid memory address or nil pointer dereference";

  private Elements() {}

  /** A view of the elements; null if the value is no slice. */
  static @Nullable List<? extends @Nullable Object> of(Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    if (value instanceof byte[] bytes) {
      return new Bytes(bytes);
    }
    return value instanceof GoNamed named ? of(named.goValue()) : null;
  }

  /**
   * The elements of an argument.
   *
   * @param complaint what stands before the kind in the error, such as {@code Cannot push on type }
   * @throws FunctionException if the argument is null or no slice
   */
  static List<? extends @Nullable Object> require(@Nullable Object value, String complaint) {
    return require(value, complaint, "");
  }

  /** {@link #require(Object, String)} with words after the kind too. */
  static List<? extends @Nullable Object> require(
      @Nullable Object value, String complaint, String end) {
    if (value instanceof List<?> list) {
      return list;
    }
    if (value == null) {
      throw new FunctionException(NIL_DEREFERENCE);
    }
    List<? extends @Nullable Object> elements = of(value);
    if (elements == null) {
      throw new FunctionException(complaint + TypeNames.kindOf(value) + end);
    }
    return elements;
  }

  /** Bytes as numbers of type uint8. */
  private static final class Bytes extends AbstractList<Object> implements RandomAccess {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public Object get(int index) {
      return GoUint.of(GoUint.Type.UINT8, bytes[index] & 0xFF);
    }

    @Override
    public int size() {
      return bytes.length;
    }
  }
}
