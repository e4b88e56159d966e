package dev.chartwright.sprig;

import dev.chartwright.golang.GoInt;
import java.util.AbstractList;
import java.util.RandomAccess;

/** Whole numbers at equal distances, made when they are asked for. */
final class IntRange extends AbstractList<Object> implements RandomAccess {
  private final long start;
  private final long step;
  private final int size;

  IntRange(long start, long step, int size) {
    this.start = start;
    this.step = step;
    this.size = size;
  }

  @Override
  public Object get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return GoInt.of(start + index * step);
  }

  @Override
  public int size() {
    return size;
  }
}
