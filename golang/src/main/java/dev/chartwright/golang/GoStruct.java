package dev.chartwright.golang;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Go struct, or a pointer to one, that can be printed. */
public interface GoStruct {
  /**
   * A field.
   *
   * @param name Go's name, not that of JSON
   */
  record Field(String name, @Nullable Object value) {}

  /** Go's name of the struct type, without the star of a pointer. */
  String goType();

  /** The fields in Go's order. */
  List<Field> goFields();

  /** Whether this stands for a pointer to the struct. */
  default boolean isPointer() {
    return false;
  }
}
