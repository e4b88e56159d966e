package dev.chartwright.sprig;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A {@code []interface {}} that is a part of a larger array, of which {@code slice} can show more.
 */
final class ArrayPart extends AbstractList<@Nullable Object> implements RandomAccess {
  private final List<? extends @Nullable Object> array;
  private final int start;
  private final int size;
  private final long capacity;

  private ArrayPart(List<? extends @Nullable Object> array, int start, int size, long capacity) {
    this.array = array;
    this.start = start;
    this.size = size;
    this.capacity = capacity;
  }

  /**
   * Elements that were appended at once to others.
   *
   * @param capacity of the slice to which they were appended
   */
  static ArrayPart appended(@Nullable Object[] elements, int capacity) {
    return new ArrayPart(Arrays.asList(elements), 0, elements.length, ~(long) capacity);
  }

  /**
   * The elements from a start to before an end, which may be behind the end of the list: Go's
   * {@code list[start:end]}.
   *
   * @return null if the capacity does not reach so far
   */
  static @Nullable ArrayPart of(List<? extends @Nullable Object> list, long start, long end) {
    if (start < 0 || end < start) {
      return null;
    }
    long capacity = Capacity.of(list);
    if (end > capacity) {
      return null;
    }
    int size = (int) (end - start);
    if (list instanceof ArrayPart part) {
      return new ArrayPart(part.array, part.start + (int) start, size, capacity - start);
    }
    return new ArrayPart(list, (int) start, size, capacity - start);
  }

  /** As many other elements with the same capacity. */
  ArrayPart withElements(@Nullable Object[] elements) {
    return new ArrayPart(Arrays.asList(elements), 0, elements.length, capacity());
  }

  /** How many elements there can be from the first of these on. */
  long capacity() {
    return capacity >= 0 ? capacity : Capacity.grown(~capacity, size);
  }

  @Override
  public @Nullable Object get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    int at = start + index;
    return at < array.size() ? array.get(at) : null;
  }

  @Override
  public int size() {
    return size;
  }
}
