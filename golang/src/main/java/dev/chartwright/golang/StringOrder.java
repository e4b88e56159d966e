package dev.chartwright.golang;

import java.util.Comparator;

/**
 * The order of Go strings by their bytes, as {@code sort.Strings} has it.
 *
 * <p>A class, where {@code GoString::compare} would do, because the first lambda of a program costs
 * its start twenty milliseconds.
 *
 * <pre>{@code
 * names.sort(StringOrder.BYTES);
 * }</pre>
 */
public final class StringOrder implements Comparator<String> {
  /** The order; it has no state. */
  public static final StringOrder BYTES = new StringOrder();

  private StringOrder() {}

  @Override
  public int compare(String a, String b) {
    return GoString.compare(a, b);
  }
}
