package dev.chartwright.chart;

import dev.chartwright.chart.decode.Decoding;
import dev.chartwright.chart.decode.Shape;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonObject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Metadata as text: YAML in and out, times. */
final class MetadataText {
  private MetadataText() {}

  /** Reads YAML into a shape, over what an earlier reading left. */
  static @Nullable Object read(byte[] yaml, Shape shape, @Nullable Object before) {
    return Decoding.yaml(shape, Json.parseKeepingNumbers(yaml), before, false);
  }

  /** YAML with sorted keys. */
  static String yaml(JsonObject json) {
    return Json.marshal(json);
  }

  /** A time as Go's {@code Time.MarshalJSON} writes it, without the quotes. */
  static String time(OffsetDateTime time) {
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
