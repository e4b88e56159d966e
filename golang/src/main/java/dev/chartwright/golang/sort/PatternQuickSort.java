package dev.chartwright.golang.sort;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** One run of Go's quicksort over a list; ranges are from (inclusive) to (exclusive). */
final class PatternQuickSort<T> {
  private static final int FEW = 12;
  private static final int MANY = 50;
  private static final int SHIFTS = 5;
  private static final int ALL_SWAPPED = 12;

  private final List<T> list;
  private final Comparator<? super T> order;

  /** What looking for the last pivot cost: none when the range is ascending. */
  private int swaps;

  PatternQuickSort(List<T> list, Comparator<? super T> order) {
    this.list = list;
    this.order = order;
  }

  private boolean less(int i, int j) {
    return order.compare(list.get(i), list.get(j)) < 0;
  }

  private void swap(int i, int j) {
    Collections.swap(list, i, j);
  }

  /**
   * Sorts a range.
   *
   * @param badPivots how many unlucky pivots are borne before heapsort takes over
   */
  void sort(int from, int to, int badPivots) {
    boolean balanced = true;
    boolean partitioned = true;
    while (true) {
      int length = to - from;
      if (length <= FEW) {
        insertionSort(from, to);
        return;
      }
      if (badPivots == 0) {
        heapSort(from, to);
        return;
      }
      if (!balanced) {
        breakPatterns(from, to);
        badPivots--;
      }
      int pivot = choosePivot(from, to);
      boolean ascending = swaps == 0;
      if (swaps == ALL_SWAPPED) {
        Collections.reverse(list.subList(from, to));
        pivot = to - 1 - (pivot - from);
        ascending = true;
      }
      if (balanced && partitioned && ascending && isSortedAfterFewShifts(from, to)) {
        return;
      }
      if (from > 0 && !less(from - 1, pivot)) {
        from = partitionEqual(from, to, pivot);
        continue;
      }
      swap(from, pivot);
      int middle = partition(from, to);
      partitioned = middle < 0;
      middle = partitioned ? ~middle : middle;
      int left = middle - from;
      int right = to - middle;
      balanced = Math.min(left, right) >= length / 8;
      if (left < right) {
        sort(from, middle, badPivots);
        from = middle + 1;
      } else {
        sort(middle + 1, to, badPivots);
        to = middle;
      }
    }
  }

  private void insertionSort(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      for (int j = i; j > from && less(j, j - 1); j--) {
        swap(j, j - 1);
      }
    }
  }

  private void heapSort(int from, int to) {
    int size = to - from;
    for (int i = (size - 1) / 2; i >= 0; i--) {
      siftDown(i, size, from);
    }
    for (int i = size - 1; i >= 0; i--) {
      swap(from, from + i);
      siftDown(0, i, from);
    }
  }

  private void siftDown(int root, int size, int from) {
    int parent = root;
    int child = 2 * parent + 1;
    while (child < size) {
      if (child + 1 < size && less(from + child, from + child + 1)) {
        child++;
      }
      if (!less(from + parent, from + child)) {
        return;
      }
      swap(from + parent, from + child);
      parent = child;
      child = 2 * parent + 1;
    }
  }

  /** Parts a range by its first element; the complement of its new place if nothing moved. */
  private int partition(int from, int to) {
    int i = from + 1;
    int j = to - 1;
    boolean moved = false;
    while (true) {
      while (i <= j && less(i, from)) {
        i++;
      }
      while (i <= j && !less(j, from)) {
        j--;
      }
      if (i > j) {
        break;
      }
      swap(i++, j--);
      moved = true;
    }
    swap(j, from);
    return moved ? j : ~j;
  }

  /** Moves what equals the pivot, which is the least, to the front; where the rest begins. */
  private int partitionEqual(int from, int to, int pivot) {
    swap(from, pivot);
    int i = from + 1;
    int j = to - 1;
    while (true) {
      while (i <= j && !less(from, i)) {
        i++;
      }
      while (i <= j && less(from, j)) {
        j--;
      }
      if (i > j) {
        return i;
      }
      swap(i++, j--);
    }
  }

  private boolean isSortedAfterFewShifts(int from, int to) {
    int i = from + 1;
    for (int step = 0; step < SHIFTS; step++) {
      while (i < to && !less(i, i - 1)) {
        i++;
      }
      if (i == to) {
        return true;
      }
      if (to - from < MANY) {
        return false;
      }
      swap(i, i - 1);
      if (i - from >= 2) {
        for (int j = i - 1; j >= 1 && less(j, j - 1); j--) {
          swap(j, j - 1);
        }
      }
      if (to - i >= 2) {
        for (int j = i + 1; j < to && less(j, j - 1); j++) {
          swap(j, j - 1);
        }
      }
    }
    return false;
  }

  private void breakPatterns(int from, int to) {
    int length = to - from;
    long random = length;
    int mask = (1 << (32 - Integer.numberOfLeadingZeros(length))) - 1;
    int middle = from + length / 4 * 2;
    for (int i = middle - 1; i <= middle + 1; i++) {
      random ^= random << 13;
      random ^= random >>> 7;
      random ^= random << 17;
      int other = (int) (random & mask);
      swap(i, from + (other >= length ? other - length : other));
    }
  }

  private int choosePivot(int from, int to) {
    swaps = 0;
    int quarter = (to - from) / 4;
    int a = from + quarter;
    int b = from + quarter * 2;
    int c = from + quarter * 3;
    if (to - from >= MANY) {
      a = median(a - 1, a, a + 1);
      b = median(b - 1, b, b + 1);
      c = median(c - 1, c, c + 1);
    }
    return median(a, b, c);
  }

  private int median(int a, int b, int c) {
    int low = a;
    int middle = b;
    if (less(middle, low)) {
      swaps++;
      low = b;
      middle = a;
    }
    if (less(c, middle)) {
      swaps++;
      middle = c;
    }
    if (less(middle, low)) {
      swaps++;
      middle = low;
    }
    return middle;
  }
}
