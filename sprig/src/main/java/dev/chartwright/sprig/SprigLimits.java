package dev.chartwright.sprig;

/**
 * How large a single result may become, so that {@code {{ repeat 1000000000 "x" }}} ends with an
 * error and not with the memory.
 *
 * <p>Immutable.
 *
 * @param stringBytes the length of a text that a function makes longer than what it was given
 *     ({@code repeat}, {@code indent}, {@code replace}, {@code regexReplaceAll}, {@code randAlpha}
 *     …), in chars or bytes; default 256 MiB
 * @param listElements the length of a list that a function makes ({@code until}, {@code splitList},
 *     {@code regexFindAll} …); default 16 Mi
 */
public record SprigLimits(int stringBytes, int listElements) {
  /** 256 MiB of text, 16 Mi elements. */
  public static final SprigLimits DEFAULT = new SprigLimits(256 << 20, 16 << 20);

  /** Limits must be positive. */
  public SprigLimits {
    if (stringBytes <= 0 || listElements <= 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
