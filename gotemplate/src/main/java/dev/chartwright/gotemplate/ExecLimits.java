package dev.chartwright.gotemplate;

/**
 * How much one execution may do before it fails, where Go would go on until the machine gives up.
 *
 * @param output the longest text, in characters, that the execution or one template that it
 *     includes may make
 * @param iterations how often the bodies of its {@code range} actions may run in total
 * @param calls how deep executions may be nested that functions begin, such as Helm's {@code
 *     include} and {@code tpl}; {@code template} actions have Go's limit of 100,000 besides
 */
public record ExecLimits(int output, long iterations, int calls) {
  private static final int CALLS = 10_000;
  private static final ExecLimits GENEROUS = new ExecLimits(512 << 20, 1_000_000_000L);

  public ExecLimits {
    if (output <= 0 || iterations <= 0 || calls <= 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** These limits and a depth of 10,000 calls. */
  public ExecLimits(int output, long iterations) {
    this(output, iterations, CALLS);
  }

  /** 536,870,912 characters, a depth of 10,000 calls, and 1,000,000,000 iterations. */
  public static ExecLimits generous() {
    return GENEROUS;
  }
}
