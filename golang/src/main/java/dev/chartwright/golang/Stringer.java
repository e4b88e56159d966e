package dev.chartwright.golang;

/** A value with a String or Error method, which Go's printing uses: {@code fmt.Stringer}. */
public interface Stringer {
  /** The text that {@code %v} and {@code %s} print. */
  String text();
}
