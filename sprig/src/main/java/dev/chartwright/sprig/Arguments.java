package dev.chartwright.sprig;

import dev.chartwright.golang.GoInt;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the arguments that the executor has checked against a function's signature. */
final class Arguments {
  private Arguments() {}

  /** A parameter of type {@code string}. */
  static String text(@Nullable Object[] args, int i) {
    return (String) Objects.requireNonNull(args[i]);
  }

  /** A parameter of type {@code int}. */
  static long integer(@Nullable Object[] args, int i) {
    return ((GoInt) Objects.requireNonNull(args[i])).value();
  }
}
