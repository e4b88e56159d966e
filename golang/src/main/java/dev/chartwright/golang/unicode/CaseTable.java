package dev.chartwright.golang.unicode;

import java.util.Arrays;

/** Go's case ranges and folding exceptions, unpacked from {@link UnicodeTables} at first use. */
final class CaseTable {
  static final int UPPER = 0;
  static final int LOWER = 1;
  static final int TITLE = 2;

  private static final int ALTERNATING = Integer.MAX_VALUE;

  private CaseTable() {}

  private static final class Ranges {
    static final int[] FIRST = new int[UnicodeTables.CASE_RANGES];
    static final int[] LAST = new int[UnicodeTables.CASE_RANGES];
    static final int[][] DISTANCE = new int[3][UnicodeTables.CASE_RANGES];

    static {
      Reader in = new Reader(UnicodeTables.CASES);
      int end = 0;
      for (int i = 0; i < FIRST.length; i++) {
        FIRST[i] = end + in.next();
        LAST[i] = FIRST[i] + in.next();
        end = LAST[i];
        boolean alternating = in.skip('*');
        for (int which = UPPER; which <= TITLE; which++) {
          DISTANCE[which][i] = alternating ? ALTERNATING : in.next();
        }
      }
    }
  }

  private static final class Folds {
    static final int[] FROM = new int[UnicodeTables.FOLDS];
    static final int[] TO = new int[UnicodeTables.FOLDS];

    static {
      Reader in = new Reader(UnicodeTables.FOLD_NEXT);
      for (int i = 0; i < FROM.length; i++) {
        FROM[i] = in.next();
        TO[i] = in.next();
      }
    }
  }

  /** Numbers in base 36 with one separator after each. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    int next() {
      int start = at;
      while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ' ') {
        at++;
      }
      return Integer.parseInt(text, start, at++, 36);
    }

    boolean skip(char c) {
      if (text.charAt(at) != c) {
        return false;
      }
      at += 2;
      return true;
    }
  }

  static int map(int c, int which) {
    int i = Arrays.binarySearch(Ranges.FIRST, c);
    if (i < 0) {
      i = -i - 2;
    }
    if (i < 0 || c > Ranges.LAST[i]) {
      return c;
    }
    int distance = Ranges.DISTANCE[which][i];
    if (distance == ALTERNATING) {
      // Even places of such a range are upper case; title case is upper case here.
      int place = c - Ranges.FIRST[i] & ~1;
      return Ranges.FIRST[i] + place + (which == LOWER ? 1 : 0);
    }
    return c + distance;
  }

  /** The next fold of the few code points where it is not a case mapping, or -1. */
  static int foldException(int c) {
    int i = Arrays.binarySearch(Folds.FROM, c);
    return i < 0 ? -1 : Folds.TO[i];
  }
}
