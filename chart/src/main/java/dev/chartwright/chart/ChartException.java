package dev.chartwright.chart;

import org.jspecify.annotations.Nullable;

/**
 * A chart that cannot be loaded, saved or created; the message is Helm's.
 *
 * <p>What the file system refuses comes as {@link dev.chartwright.golang.os.PathException} instead,
 * as it does in Helm.
 */
public class ChartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With Helm's message. */
  public ChartException(String message) {
    super(message);
  }

  /** With Helm's message and what lies behind it. */
  public ChartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** {@code prefix: cause}, as Go's {@code fmt.Errorf("…: %w", err)} words it. */
  static ChartException wrap(String prefix, Exception cause) {
    return new ChartException(prefix + ": " + cause.getMessage(), cause);
  }
}
