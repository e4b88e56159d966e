package dev.chartwright.golang.regexp;

import dev.chartwright.golang.unicode.Runes;
import java.util.Arrays;

/**
 * A set of code points while it is put together: ranges in any order, then {@link #toArray}.
 *
 * <p>Source: Go 1.26, regexp/syntax/parse.go.
 */
final class RuneRanges {
  static final int MAX = 0x10FFFF;

  /** The smallest and largest code point that folds to another one. */
  private static final int MIN_FOLD = 0x41;

  private static final int MAX_FOLD = 0x1E943;

  private int[] pairs;
  private int size;

  RuneRanges() {
    this.pairs = new int[8];
  }

  RuneRanges add(int low, int high) {
    // Most ranges come in order, case-folded ones alternate between two places.
    for (int i = size - 2; i >= Math.max(0, size - 4); i -= 2) {
      if (low <= pairs[i + 1] + 1 && pairs[i] <= high + 1) {
        pairs[i] = Math.min(pairs[i], low);
        pairs[i + 1] = Math.max(pairs[i + 1], high);
        return this;
      }
    }
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * size);
    }
    pairs[size++] = low;
    pairs[size++] = high;
    return this;
  }

  RuneRanges addAll(int[] ranges) {
    for (int i = 0; i < ranges.length; i += 2) {
      add(ranges[i], ranges[i + 1]);
    }
    return this;
  }

  /** Adds a range and whatever equals its members under simple folding. */
  RuneRanges addFolded(int low, int high) {
    if ((low <= MIN_FOLD && high >= MAX_FOLD) || high < MIN_FOLD || low > MAX_FOLD) {
      return add(low, high);
    }
    if (low < MIN_FOLD) {
      add(low, MIN_FOLD - 1);
    }
    if (high > MAX_FOLD) {
      add(MAX_FOLD + 1, high);
    }
    for (int c = Math.max(low, MIN_FOLD); c <= Math.min(high, MAX_FOLD); c++) {
      add(c, c);
      for (int f = Runes.simpleFold(c); f != c; f = Runes.simpleFold(f)) {
        add(f, f);
      }
    }
    return this;
  }

  RuneRanges addAllFolded(int[] ranges) {
    for (int i = 0; i < ranges.length; i += 2) {
      addFolded(ranges[i], ranges[i + 1]);
    }
    return this;
  }

  RuneRanges addNegated(int[] cleanRanges) {
    int next = 0;
    for (int i = 0; i < cleanRanges.length; i += 2) {
      if (next < cleanRanges[i]) {
        add(next, cleanRanges[i] - 1);
      }
      next = cleanRanges[i + 1] + 1;
    }
    if (next <= MAX) {
      add(next, MAX);
    }
    return this;
  }

  /** The set as ascending pairs that neither overlap nor touch. */
  int[] toArray() {
    if (size <= 2) {
      return Arrays.copyOf(pairs, size);
    }
    long[] sorted = new long[size / 2];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (long) pairs[2 * i] << 32 | pairs[2 * i + 1];
    }
    Arrays.sort(sorted);
    int[] out = new int[size];
    int n = 0;
    for (long pair : sorted) {
      int low = (int) (pair >> 32);
      int high = (int) pair;
      if (n > 0 && low <= out[n - 1] + 1) {
        out[n - 1] = Math.max(out[n - 1], high);
      } else {
        out[n++] = low;
        out[n++] = high;
      }
    }
    return Arrays.copyOf(out, n);
  }
}
