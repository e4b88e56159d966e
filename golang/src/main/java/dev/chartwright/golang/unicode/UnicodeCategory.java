package dev.chartwright.golang.unicode;

/** The general categories of Unicode, in the order in which {@link UnicodeTables} numbers them. */
enum UnicodeCategory {
  CN,
  CC,
  CF,
  CO,
  CS,
  LL,
  LM,
  LO,
  LT,
  LU,
  MC,
  ME,
  MN,
  ND,
  NL,
  NO,
  PC,
  PD,
  PE,
  PF,
  PI,
  PO,
  PS,
  SC,
  SK,
  SM,
  SO,
  ZL,
  ZP,
  ZS;

  private static final UnicodeCategory[] ALL = values();

  /** The category of a code point; CN for what is unassigned or out of range. */
  static UnicodeCategory of(int c) {
    return ALL[Runs.categoryAt(c)];
  }

  @SuppressWarnings("EnumOrdinal") // the bit sets of Runes are private to this package
  int mask() {
    return 1 << ordinal();
  }

  /** Ascending pairs of the first and last code point of each range whose category is in a mask. */
  static int[] ranges(int mask) {
    return Runs.ranges(mask);
  }

  /** The table, unpacked when the first question cannot be answered from ASCII. */
  private static final class Runs {
    private static final int[] ENDS = new int[UnicodeTables.RUNS];
    private static final byte[] CATEGORIES = new byte[UnicodeTables.RUNS];

    static {
      String text = UnicodeTables.CATEGORIES;
      int at = 0;
      int end = 0;
      for (int run = 0; run < ENDS.length; run++) {
        CATEGORIES[run] = (byte) (text.charAt(at++) - 'A');
        int length = 0;
        while (at < text.length()) {
          int digit = digit36(text.charAt(at));
          if (digit < 0) {
            break;
          }
          length = length * 36 + digit;
          at++;
        }
        end += length + 1;
        ENDS[run] = end;
      }
    }

    private static int digit36(char c) {
      if (c >= '0' && c <= '9') {
        return c - '0';
      }
      return c >= 'a' && c <= 'z' ? c - 'a' + 10 : -1;
    }

    static int[] ranges(int mask) {
      int[] ranges = new int[2 * ENDS.length];
      int n = 0;
      int start = 0;
      for (int run = 0; run < ENDS.length; run++) {
        if ((mask & 1 << CATEGORIES[run]) != 0) {
          if (n > 0 && ranges[n - 1] == start - 1) {
            n -= 2;
          } else {
            ranges[n] = start;
          }
          ranges[n + 1] = ENDS[run] - 1;
          n += 2;
        }
        start = ENDS[run];
      }
      return java.util.Arrays.copyOf(ranges, n);
    }

    static int categoryAt(int c) {
      if (c < 0 || c > 0x10FFFF) {
        return 0;
      }
      int low = 0;
      int high = ENDS.length - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (c < ENDS[middle]) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return CATEGORIES[low];
    }
  }
}
