package dev.chartwright.chart;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The time in a lock file, in and out of RFC 3339.
 *
 * <p>Source: Go 1.26 {@code time/time.go MarshalJSON}, {@code UnmarshalJSON}.
 */
final class LockTime {
  private LockTime() {}

  /** Reads a JSON value. */
  static @Nullable Object read(String json) {
    if (json.equals("null")) {
      return null;
    }
    if (!(Json.parse(json) instanceof String text)) {
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

  /** A time as Go's {@code Time.MarshalJSON} writes it, without the quotes. */
  static String text(OffsetDateTime time) {
    if (time.getYear() < 0 || time.getYear() > 9999) {
      throw new JsonException(
          "json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: year outside of range [0,9999]");
    }
    StringBuilder out = new StringBuilder(35);
    pad(out, time.getYear(), 4).append('-');
    pad(out, time.getMonthValue(), 2).append('-');
    pad(out, time.getDayOfMonth(), 2).append('T');
    pad(out, time.getHour(), 2).append(':');
    pad(out, time.getMinute(), 2).append(':');
    pad(out, time.getSecond(), 2);
    if (time.getNano() != 0) {
      pad(out.append('.'), time.getNano(), 9);
      while (out.charAt(out.length() - 1) == '0') {
        out.setLength(out.length() - 1);
      }
    }
    return out.append(time.getOffset().equals(ZoneOffset.UTC) ? "Z" : time.getOffset().getId())
        .toString();
  }

  private static StringBuilder pad(StringBuilder out, int value, int width) {
    String digits = Integer.toString(value);
    for (int i = digits.length(); i < width; i++) {
      out.append('0');
    }
    return out.append(digits);
  }
}
