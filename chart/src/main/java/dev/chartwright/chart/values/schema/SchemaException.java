package dev.chartwright.chart.values.schema;

import dev.chartwright.chart.ChartException;
import org.jspecify.annotations.Nullable;

/**
 * A schema that cannot be used, or values that do not meet it; the message is Helm's.
 *
 * <p>Where Helm has no words, since it would run out of memory or time, the message names the limit
 * in {@link SchemaLimits}.
 */
public final class SchemaException extends ChartException {
  private static final long serialVersionUID = 1L;

  /** With Helm's message. */
  public SchemaException(String message) {
    super(message);
  }

  /** With Helm's message and what lies behind it. */
  public SchemaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** With the message of what lies behind it. */
  static SchemaException of(RuntimeException cause) {
    return new SchemaException(String.valueOf(cause.getMessage()), cause);
  }
}
