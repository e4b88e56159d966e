package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on times and durations: sprig 3.3.0, date.go. */
final class DateFunctions implements FunctionGroup {
  static final int AGO = 0;
  static final int DATE = 1;
  static final int DATE_IN_ZONE = 2;
  static final int DATE_MODIFY = 3;
  static final int DURATION = 4;
  static final int DURATION_ROUND = 5;
  static final int HTML_DATE = 6;
  static final int HTML_DATE_IN_ZONE = 7;
  static final int MUST_DATE_MODIFY = 8;
  static final int MUST_TO_DATE = 9;
  static final int NOW = 10;
  static final int TO_DATE = 11;
  static final int UNIX_EPOCH = 12;

  @SuppressWarnings("UnusedVariable")
  private final SprigContext context;

  DateFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    throw new IllegalArgumentException("no function has the number " + id);
  }
}
