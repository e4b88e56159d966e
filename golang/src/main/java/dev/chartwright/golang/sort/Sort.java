package dev.chartwright.golang.sort;

import java.util.Comparator;
import java.util.List;

/**
 * Go's {@code sort.Sort}: not stable, but with the same order of equal elements each time, which is
 * that of Go.
 *
 * <p>Up to twelve elements keep the order of equals; more than that are sorted by a quicksort that
 * looks out for patterns. Source: Go 1.26 {@code sort/sort.go}, {@code sort/zsortinterface.go}.
 *
 * <pre>{@code
 * List<String> words = new ArrayList<>(List.of("b", "a", "B"));
 * Sort.sort(words, String.CASE_INSENSITIVE_ORDER);   // [a, b, B]
 * }</pre>
 */
public final class Sort {
  private Sort() {}

  /** Sorts a list in its place. */
  public static <T> void sort(List<T> list, Comparator<? super T> order) {
    int n = list.size();
    if (n > 1) {
      new PatternQuickSort<>(list, order).sort(0, n, 32 - Integer.numberOfLeadingZeros(n));
    }
  }
}
