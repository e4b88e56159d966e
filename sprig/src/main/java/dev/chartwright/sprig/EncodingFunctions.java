package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on base64, base32 and JSON: sprig 3.3.0, strings.go and defaults.go. */
final class EncodingFunctions implements FunctionGroup {
  static final int B64ENC = 0;
  static final int B64DEC = 1;
  static final int B32ENC = 2;
  static final int B32DEC = 3;
  static final int TO_PRETTY_JSON = 4;
  static final int MUST_TO_PRETTY_JSON = 5;
  static final int TO_RAW_JSON = 6;
  static final int MUST_TO_RAW_JSON = 7;
  static final int MUST_FROM_JSON = 8;

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    throw new IllegalArgumentException("no function has the number " + id);
  }
}
