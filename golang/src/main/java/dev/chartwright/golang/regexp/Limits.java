package dev.chartwright.golang.regexp;

/**
 * How large an expression may be: 1000 levels, 128 MiB of instructions, 128 MiB of classes, each by
 * Go's count, and repetitions that multiply to at most 1000.
 *
 * <p>Source: Go 1.26, regexp/syntax/parse.go (checkLimits, repeatIsValid).
 */
final class Limits {
  static final int MAX_REPEAT = 1000;
  private static final int MAX_HEIGHT = 1000;
  private static final long MAX_SIZE = (128 << 20) / 40;
  private static final long MAX_RUNES = (128 << 20) / 4;

  private final String pattern;
  private int nodes;
  private int free;
  private long runes;
  private long repeats = 1;
  private boolean measuring;

  Limits(String pattern) {
    this.pattern = pattern;
  }

  /** Counts a new node; Go uses dropped ones again, and so its count does not grow. */
  void added() {
    if (free > 0) {
      free--;
    } else {
      nodes++;
    }
  }

  void dropped() {
    free++;
  }

  void addRunes(int count) {
    runes += count;
  }

  /** Fails if the expression has become too large with this node, whose parts were checked. */
  void check(Node node) {
    measure(node);
    if (runes > MAX_RUNES) {
      throw tooLarge();
    }
    if (!measuring) {
      if (node.op == Node.Op.REPEAT) {
        int n = Math.max(1, node.max == Node.UNLIMITED ? node.min : node.max);
        repeats = n > MAX_SIZE / repeats ? MAX_SIZE : repeats * n;
      }
      measuring = nodes >= MAX_SIZE / repeats;
    }
    if (measuring && node.size > MAX_SIZE) {
      throw tooLarge();
    }
    if (node.height > MAX_HEIGHT) {
      throw new RegexpException("expression nests too deeply", pattern);
    }
  }

  private RegexpException tooLarge() {
    return new RegexpException("expression too large", pattern);
  }

  private static void measure(Node node) {
    long size = 0;
    int height = 1;
    for (Node sub : node.subs) {
      size += sub.op == Node.Op.LITERAL ? sub.runeCount : sub.size;
      height = Math.max(height, sub.height + 1);
    }
    size =
        switch (node.op) {
          case LITERAL -> node.runeCount;
          case CAPTURE, STAR -> size + 2;
          case PLUS, QUEST -> size + 1;
          case ALTERNATE -> size + node.subs.size() - 1;
          case REPEAT -> repeated(node, size);
          default -> size;
        };
    node.size = Math.max(1, size);
    node.height = height;
  }

  private static long repeated(Node node, long sub) {
    if (node.max == Node.UNLIMITED) {
      return node.min == 0 ? 2 + sub : 1 + node.min * sub;
    }
    return node.max * sub + (node.max - node.min);
  }

  /** Whether nested repetitions make at most so many copies of what is inside. */
  static boolean allowsRepeat(Node node, int copies) {
    int left = copies;
    if (node.op == Node.Op.REPEAT) {
      int m = node.max < 0 ? node.min : node.max;
      if (node.max == 0) {
        return true;
      }
      if (m > left) {
        return false;
      }
      if (m > 0) {
        left /= m;
      }
    }
    for (Node sub : node.subs) {
      if (!allowsRepeat(sub, left)) {
        return false;
      }
    }
    return true;
  }
}
