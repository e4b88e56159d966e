package dev.chartwright.chart.values;

import dev.chartwright.chart.ChartException;
import org.jspecify.annotations.Nullable;

/** Values that cannot be read, set or merged; the message is Helm's. */
public class ValuesException extends ChartException {
  private static final long serialVersionUID = 1L;

  /** With Helm's message. */
  public ValuesException(String message) {
    super(message);
  }

  /** With Helm's message and what lies behind it. */
  public ValuesException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
