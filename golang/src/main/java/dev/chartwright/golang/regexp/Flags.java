package dev.chartwright.golang.regexp;

/** What the letters in (?imsU) switch. */
final class Flags {
  static final int FOLD_CASE = 1;
  static final int MULTI_LINE = 2;
  static final int DOT_NEWLINE = 4;
  static final int NON_GREEDY = 8;

  private Flags() {}
}
