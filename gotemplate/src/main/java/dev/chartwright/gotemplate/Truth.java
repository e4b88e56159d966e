package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoComplex;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.GoUint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a value is true: not the zero of its type, or empty. Source: Go 1.26, text/template. */
final class Truth {
  private Truth() {}

  static boolean of(@Nullable Object value) {
    if (value instanceof Boolean bool) {
      return bool;
    }
    if (value instanceof String text) {
      return !text.isEmpty();
    }
    if (value == null || value == Invalid.VALUE || value instanceof GoNil) {
      return false;
    }
    // These come first as they are frequent, and told by their class at once.
    if (value.getClass() == LinkedHashMap.class) {
      return !((LinkedHashMap<?, ?>) value).isEmpty();
    }
    if (value.getClass() == ArrayList.class) {
      return !((ArrayList<?>) value).isEmpty();
    }
    if (value instanceof GoStruct) {
      return true;
    }
    if (value instanceof Map<?, ?> map) {
      return !map.isEmpty();
    }
    if (value instanceof List<?> list) {
      return !list.isEmpty();
    }
    return number(value);
  }

  private static boolean number(Object value) {
    if (value instanceof Double number) {
      return number != 0;
    }
    if (value instanceof GoInt number) {
      return number.value() != 0;
    }
    if (value instanceof Float number) {
      return number != 0;
    }
    if (value instanceof GoUint number) {
      return number.value() != 0;
    }
    if (value instanceof Number number) {
      return number.longValue() != 0;
    }
    if (value instanceof GoNamed named) {
      return of(named.goValue());
    }
    if (value instanceof byte[] bytes) {
      return bytes.length > 0;
    }
    if (value instanceof GoComplex complex) {
      return complex.real() != 0 || complex.imaginary() != 0;
    }
    return true;
  }
}
