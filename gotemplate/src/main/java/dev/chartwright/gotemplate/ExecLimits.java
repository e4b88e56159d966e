package dev.chartwright.gotemplate;

/**
 * How much one execution may do before it fails, where Go would go on until the machine gives up.
 *
 * @param output the longest text, in characters, that the execution or one template that it
 *     includes may make
 * @param iterations how often the bodies of its {@code range} actions may run in total
 */
public record ExecLimits(int output, long iterations) {
  private static final ExecLimits GENEROUS = new ExecLimits(512 << 20, 1_000_000_000L);

  public ExecLimits {
    if (output <= 0 || iterations <= 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** 536,870,912 characters and 1,000,000,000 iterations. */
  public static ExecLimits generous() {
    return GENEROUS;
  }
}
