package dev.chartwright.gotemplate;

/** A node that does something when executed: text, or an action. */
abstract class Statement extends Node {
  /** The next statement is to follow. */
  static final int NORMAL = 0;

  /** The innermost range is to end. */
  static final int BREAK = 1;

  /** The innermost range is to begin its next iteration. */
  static final int CONTINUE = 2;

  Statement(int pos) {
    super(pos);
  }

  /** Does it; says what is to follow. */
  abstract int execute(Executor x);
}
