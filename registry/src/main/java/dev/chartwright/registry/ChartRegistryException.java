package dev.chartwright.registry;

/**
 * A chart cannot be pushed, pulled or found for a reason that lies in the chart or its manifest.
 */
public final class ChartRegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why, in Helm's words. */
  public ChartRegistryException(String message) {
    super(message);
  }

  /** Says why, in Helm's words, and what it came from. */
  public ChartRegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
