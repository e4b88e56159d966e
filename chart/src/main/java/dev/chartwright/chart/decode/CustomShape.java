package dev.chartwright.chart.decode;

import org.jspecify.annotations.Nullable;

/**
 * A type that reads itself, as a {@code json.Unmarshaler} does in Go; YAML converts nothing for it.
 *
 * <p>A subclass's failure ends the reading at once and counts before every mismatch elsewhere.
 */
public abstract non-sealed class CustomShape extends Shape {
  /** With Go's name of the type. */
  protected CustomShape(String goType) {
    super(goType);
  }

  /**
   * Reads a JSON value.
   *
   * @param value null, Boolean, a number, String, List or Map
   * @param before what an earlier reading left; null if nothing
   * @throws dev.chartwright.golang.json.JsonException with the message of that type
   */
  protected abstract @Nullable Object read(@Nullable Object value, @Nullable Object before);

  @Override
  final @Nullable Object coerce(@Nullable Object value) {
    return AnyShape.untyped(value);
  }

  @Override
  final @Nullable Object decode(
      @Nullable Object value, @Nullable Object before, Decoding decoding) {
    return read(value, before);
  }
}
