package dev.chartwright.oci.remote;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.ContentIoException;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON in an answer, up to a limit: what lies beyond is not there.
 *
 * <p>Like Go's {@code json.Decoder} it reads the first value and does not look at what follows.
 */
final class JsonBody {
  private JsonBody() {}

  /**
   * Reads the first value of a body into a struct; null is taken for an empty one.
   *
   * @throws ResponseException {@code GET "…": failed to decode response: …}
   */
  static JsonStruct struct(HttpResponse response, long limit, GoType type) {
    try {
      Object value = JsonDecoder.into(type).decodeFirst(readUpTo(response, limit));
      return (JsonStruct)
          Objects.requireNonNullElseGet(
              value,
              () -> Objects.requireNonNull(JsonDecoder.into(type).decode(new byte[] {'{', '}'})));
    } catch (JsonException e) {
      throw ResponseException.of(response, "failed to decode response: " + e.getMessage());
    }
  }

  /** The first value of some bytes; what follows it is not looked at. */
  static @Nullable Object first(byte[] bytes) {
    return JsonDecoder.into(GoType.ANY).decodeFirst(bytes);
  }

  /** The bytes of a body, at most {@code limit} of them. */
  static byte[] readUpTo(HttpResponse response, long limit) {
    try {
      return response.body().readNBytes((int) Math.min(limit, Integer.MAX_VALUE - 16));
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }
}
