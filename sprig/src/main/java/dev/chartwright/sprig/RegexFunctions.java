package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on regular expressions: sprig 3.3.0, regex.go. */
final class RegexFunctions implements FunctionGroup {
  static final int REGEX_MATCH = 0;
  static final int MUST_REGEX_MATCH = 1;
  static final int REGEX_FIND_ALL = 2;
  static final int MUST_REGEX_FIND_ALL = 3;
  static final int REGEX_FIND = 4;
  static final int MUST_REGEX_FIND = 5;
  static final int REGEX_REPLACE_ALL = 6;
  static final int MUST_REGEX_REPLACE_ALL = 7;
  static final int REGEX_REPLACE_ALL_LITERAL = 8;
  static final int MUST_REGEX_REPLACE_ALL_LITERAL = 9;
  static final int REGEX_SPLIT = 10;
  static final int MUST_REGEX_SPLIT = 11;
  static final int REGEX_QUOTE_META = 12;

  @SuppressWarnings("UnusedVariable")
  private final SprigContext context;

  RegexFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    throw new IllegalArgumentException("no function has the number " + id);
  }
}
