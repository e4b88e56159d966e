package dev.chartwright.golang.regexp;

import java.util.ArrayList;
import java.util.List;

/** A node of a parsed expression; the parser also keeps its open parentheses and bars as nodes. */
final class Node {
  enum Op {
    EMPTY,
    /** {@link #runes} in a row. */
    LITERAL,
    /** One of {@link #runes}, ascending pairs of first and last. */
    CLASS,
    ANY_NOT_NEWLINE,
    ANY,
    BEGIN_LINE,
    END_LINE,
    BEGIN_TEXT,
    END_TEXT,
    WORD_BOUNDARY,
    NO_WORD_BOUNDARY,
    CAPTURE,
    STAR,
    PLUS,
    QUEST,
    REPEAT,
    CONCAT,
    ALTERNATE,
    LEFT_PAREN,
    VERTICAL_BAR
  }

  static final int UNLIMITED = -1;

  Op op;

  /** Those of {@link Flags} that were on. */
  int flags;

  int[] runes = {};
  int runeCount;
  final List<Node> subs = new ArrayList<>(0);
  int min;
  int max;

  /** The number of the group, 0 for parentheses that capture nothing. */
  int group;

  String name = "";

  /** Levels of the tree from here down, and instructions by Go's count; see Limits. */
  int height = 1;

  long size = 1;

  /** The number of its set once it is compiled, since a repetition compiles it again. */
  int setNumber = -1;

  Node(Op op, int flags) {
    this.op = op;
    this.flags = flags;
  }

  static Node literal(int rune, int flags) {
    Node node = new Node(Op.LITERAL, flags);
    node.runes = new int[] {rune};
    node.runeCount = 1;
    return node;
  }

  static Node unary(Op op, Node sub, int flags) {
    Node node = new Node(op, flags);
    node.subs.add(sub);
    return node;
  }

  void appendRunes(Node other) {
    int total = runeCount + other.runeCount;
    if (total > runes.length) {
      runes = java.util.Arrays.copyOf(runes, Math.max(total, 2 * runes.length));
    }
    System.arraycopy(other.runes, 0, runes, runeCount, other.runeCount);
    runeCount = total;
  }

  void setRunes(int[] all) {
    runes = all;
    runeCount = all.length;
  }

  boolean isPseudo() {
    return op == Op.LEFT_PAREN || op == Op.VERTICAL_BAR;
  }

  boolean folds() {
    return (flags & Flags.FOLD_CASE) != 0;
  }

  boolean isGreedy() {
    return (flags & Flags.NON_GREEDY) == 0;
  }

  /** Whether it stands for one character of a set. */
  boolean isClass() {
    return op == Op.CLASS
        || op == Op.ANY
        || op == Op.ANY_NOT_NEWLINE
        || (op == Op.LITERAL && runeCount == 1);
  }
}
