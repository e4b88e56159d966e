package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on text: sprig 3.3.0, strings.go. */
final class StringFunctions implements FunctionGroup {
  static final int HELLO = 0;
  static final int ABBREV = 1;
  static final int ABBREVBOTH = 2;
  static final int TRUNC = 3;
  static final int TRIM = 4;
  static final int UPPER = 5;
  static final int LOWER = 6;
  static final int TITLE = 7;
  static final int UNTITLE = 8;
  static final int SUBSTR = 9;
  static final int REPEAT = 10;
  static final int TRIM_ALL = 11;
  static final int TRIM_SUFFIX = 12;
  static final int TRIM_PREFIX = 13;
  static final int NOSPACE = 14;
  static final int INITIALS = 15;
  static final int SWAPCASE = 16;
  static final int SNAKECASE = 17;
  static final int CAMELCASE = 18;
  static final int KEBABCASE = 19;
  static final int WRAP = 20;
  static final int WRAP_WITH = 21;
  static final int CONTAINS = 22;
  static final int HAS_PREFIX = 23;
  static final int HAS_SUFFIX = 24;
  static final int QUOTE = 25;
  static final int SQUOTE = 26;
  static final int CAT = 27;
  static final int INDENT = 28;
  static final int NINDENT = 29;
  static final int REPLACE = 30;
  static final int PLURAL = 31;
  static final int TO_STRING = 32;
  static final int TO_STRINGS = 33;
  static final int JOIN = 34;
  static final int SORT_ALPHA = 35;
  static final int SPLIT = 36;
  static final int SPLIT_LIST = 37;
  static final int SPLITN = 38;

  @SuppressWarnings("UnusedVariable")
  private final SprigContext context;

  StringFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    throw new IllegalArgumentException("no function has the number " + id);
  }
}
