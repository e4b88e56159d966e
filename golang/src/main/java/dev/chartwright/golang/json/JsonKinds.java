package dev.chartwright.golang.json;

import java.nio.charset.StandardCharsets;

/** How Go names what stands at a place of JSON text. */
final class JsonKinds {
  private JsonKinds() {}

  /** The error of a value from {@code start} to {@code end} that a Go type cannot take. */
  static JsonTypeException mismatch(byte[] data, int start, int end, String type) {
    return new JsonTypeException(kind(data[start]), type, "", "", offset(data, start, end));
  }

  static String kind(byte first) {
    return switch (first) {
      case '{' -> "object";
      case '[' -> "array";
      case '"' -> "string";
      case 't', 'f' -> "bool";
      case 'n' -> "null";
      default -> "number";
    };
  }

  /** Go counts up to the bracket of a container and to the end of anything else. */
  static long offset(byte[] data, int start, int end) {
    return data[start] == '{' || data[start] == '[' ? start + 1L : end;
  }

  static String text(byte[] data, int start, int end) {
    return new String(data, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
