package dev.chartwright.golang.regexp;

/** A set of code points to ask quickly: bits for ASCII, sorted ranges for the rest. */
final class CharSet {
  final long low;
  final long high;
  private final int[] rest;

  private CharSet(int[] ranges) {
    long first = 0;
    long second = 0;
    int wide = ranges.length;
    for (int i = ranges.length - 2; i >= 0; i -= 2) {
      if (ranges[i + 1] >= 0x80) {
        wide = i;
      }
      for (int c = ranges[i]; c <= Math.min(ranges[i + 1], 0x7F); c++) {
        if (c < 64) {
          first |= 1L << c;
        } else {
          second |= 1L << c;
        }
      }
    }
    this.low = first;
    this.high = second;
    this.rest = java.util.Arrays.copyOfRange(ranges, wide, ranges.length);
  }

  static CharSet of(int[] ranges) {
    return new CharSet(ranges);
  }

  /** Whether any member is beyond ASCII. */
  boolean isWide() {
    return rest.length > 0;
  }

  boolean contains(int c) {
    if (c < 64) {
      return (low >>> c & 1) != 0;
    }
    return c < 128 ? (high >>> c & 1) != 0 : containsWide(c);
  }

  private boolean containsWide(int c) {
    int from = 0;
    int to = rest.length / 2;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (c < rest[2 * middle]) {
        to = middle;
      } else if (c > rest[2 * middle + 1]) {
        from = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  /** The ranges of a node that stands for one character. */
  static int[] ranges(Node node) {
    return switch (node.op) {
      case ANY -> new int[] {0, RuneRanges.MAX};
      case ANY_NOT_NEWLINE -> new int[] {0, '\n' - 1, '\n' + 1, RuneRanges.MAX};
      case LITERAL -> rune(node.runes[0], node.folds());
      default -> node.runes;
    };
  }

  static int[] rune(int rune, boolean fold) {
    return fold ? new RuneRanges().addFolded(rune, rune).toArray() : new int[] {rune, rune};
  }
}
