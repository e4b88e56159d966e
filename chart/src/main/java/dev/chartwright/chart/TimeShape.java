package dev.chartwright.chart;

import dev.chartwright.chart.decode.CustomShape;
import dev.chartwright.golang.json.JsonException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A time as RFC 3339 writes it.
 *
 * <p>Source: Go 1.26 {@code time/time.go UnmarshalJSON}.
 */
final class TimeShape extends CustomShape {
  static final TimeShape INSTANCE = new TimeShape();

  private TimeShape() {
    super("time.Time");
  }

  @Override
  protected @Nullable Object read(@Nullable Object value, @Nullable Object before) {
    if (value == null) {
      return before;
    }
    if (!(value instanceof String text)) {
      throw new JsonException("Time.UnmarshalJSON: input is not a JSON string");
    }
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new JsonException(
          "parsing time \""
              + text
              + "\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \""
              + text
              + "\" as \"2006\"");
    }
  }
}
