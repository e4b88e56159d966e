package dev.chartwright.golang.json;

import org.jspecify.annotations.Nullable;

/** A value that says itself how it is written: Go's {@code json.Marshaler}. */
public interface JsonMarshaler {
  /** The value that {@link Json#marshal} writes in place of this one. */
  @Nullable Object marshalJson();
}
