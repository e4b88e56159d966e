package dev.chartwright.oci.remote;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonSyntaxException;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.ContentIoException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JSON in an answer, up to a limit: what lies beyond is not there.
 *
 * <p>Like Go's {@code json.Decoder} it reads the first value and does not look at what follows.
 */
final class JsonBody {
  private JsonBody() {}

  /**
   * Reads the first value of a body.
   *
   * @throws ResponseException {@code GET "…": failed to decode response: …}
   */
  static @Nullable Object read(HttpResponse response, long limit) {
    byte[] bytes = readUpTo(response, limit);
    try {
      return Json.parse(firstValue(bytes));
    } catch (JsonException e) {
      String reason = e.getMessage();
      if ("unexpected end of JSON input".equals(reason)) {
        reason = isBlank(bytes) ? "EOF" : "unexpected EOF";
      }
      throw ResponseException.of(response, "failed to decode response: " + reason);
    }
  }

  /** The bytes of a body, at most {@code limit} of them. */
  static byte[] readUpTo(HttpResponse response, long limit) {
    try {
      return response.body().readNBytes((int) Math.min(limit, Integer.MAX_VALUE - 16));
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }

  /** Cuts off what follows the first value. */
  static byte[] firstValue(byte[] bytes) {
    try {
      Json.parse(bytes);
    } catch (JsonSyntaxException e) {
      String message = e.getMessage();
      if (message != null && message.endsWith("after top-level value")) {
        return Arrays.copyOf(bytes, (int) e.offset() - 1);
      }
    } catch (JsonException e) {
      return bytes;
    }
    return bytes;
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }

  /** Go's word for the kind of a JSON value. */
  static String kind(Object value) {
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof java.util.Map) {
      return "object";
    }
    return value instanceof java.util.List ? "array" : "number";
  }
}
