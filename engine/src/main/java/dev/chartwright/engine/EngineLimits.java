package dev.chartwright.engine;

/**
 * How far one rendering may go before it is refused; Helm would go on until memory or time ends.
 *
 * <p>Generous: no chart of the public catalogues comes near. What Helm limits itself is not here:
 * about 1,000 nested {@code include}s of one name and 100,000 nested {@code template}s.
 *
 * @param maxFileChars the most characters that one file, or one {@code include} or {@code tpl} in
 *     it, may render to
 * @param maxTotalChars the most characters that all files may render to together
 * @param maxIterations how often the bodies of {@code range} may run for one file
 */
public record EngineLimits(int maxFileChars, long maxTotalChars, long maxIterations) {
  /** 256 Mi characters for a file, 512 Mi for all, 1,000,000,000 iterations. */
  public static EngineLimits generous() {
    return new EngineLimits(256 << 20, 512L << 20, 1_000_000_000L);
  }
}
