package dev.chartwright.sprig;

import dev.chartwright.gotemplate.FunctionException;

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

  /**
   * Refuses a text that would be too long.
   *
   * @param function the function that would make it
   * @param length its length
   * @throws FunctionException {@code repeat: a result of 1000000000 bytes is over the limit of
   *     268435456}
   */
  void checkString(String function, long length) {
    if (length > stringBytes) {
      throw new FunctionException(
          function + ": a result of " + length + " bytes is over the limit of " + stringBytes);
    }
  }

  /**
   * Refuses a list that would be too long.
   *
   * @param function the function that would make it
   * @param size its number of elements
   * @throws FunctionException {@code until: a list of 1000000000 elements is over the limit of
   *     16777216}
   */
  void checkList(String function, long size) {
    if (size > listElements) {
      throw new FunctionException(
          function + ": a list of " + size + " elements is over the limit of " + listElements);
    }
  }
}
