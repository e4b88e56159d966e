package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Function;
import org.jspecify.annotations.Nullable;

/** The methods of {@code time.Time}, {@code time.Duration} and the types that they give. */
final class DateMethods {
  private DateMethods() {}

  static @Nullable Function find(Object receiver, String name) {
    return null;
  }
}
