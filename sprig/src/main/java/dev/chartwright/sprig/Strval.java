package dev.chartwright.sprig;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.Stringer;
import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.fmt.TypeNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of values: {@code strval} and {@code strslice} of sprig 3.3.0, strings.go. */
final class Strval {
  private Strval() {}

  /** The text of a value: itself, its bytes, its {@code Error} or {@code String}, or {@code %v}. */
  static String of(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof byte[] bytes) {
      return GoString.of(bytes);
    }
    if (value instanceof Stringer stringer) {
      return stringer.text();
    }
    return printed(value);
  }

  /** What {@code %v} prints. */
  static String printed(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Boolean || value instanceof GoInt || value instanceof Long) {
      return value.toString();
    }
    return Printf.sprintf("%v", value);
  }

  /**
   * The texts of a list's elements but nil ones; of nil none; of another value its own. A {@code
   * []string} is given back itself.
   */
  static List<? extends @Nullable Object> list(@Nullable Object value) {
    if (value instanceof GoSlice slice && slice.goType().equals("[]string")) {
      return slice;
    }
    if (value instanceof byte[] bytes) {
      List<String> texts = new ArrayList<>(bytes.length);
      for (byte b : bytes) {
        texts.add(Integer.toString(b & 0xFF));
      }
      return texts;
    }
    if (value instanceof List<?> values) {
      List<String> texts = new ArrayList<>(values.size());
      for (Object element : values) {
        if (element != null) {
          texts.add(of(element));
        }
      }
      return texts;
    }
    List<String> texts = new ArrayList<>(1);
    if (value != null) {
      texts.add(of(value));
    }
    return texts;
  }

  /** The same as a Go {@code []string}. */
  static GoSlice slice(@Nullable Object value) {
    List<? extends @Nullable Object> texts = list(value);
    return texts instanceof GoSlice slice ? slice : GoSlice.of("[]string", texts);
  }

  /** Whether the value is of Go's kind slice. */
  static boolean isSlice(@Nullable Object value) {
    return value instanceof List || TypeNames.kindOf(value).equals("slice");
  }
}
