package dev.chartwright.golang;

import java.util.List;

/**
 * A struct that is no longer at its place: Go copies structs into interfaces, and a copy there has
 * the fields, but not the methods that are declared for pointers.
 *
 * @param original the struct
 */
public record GoCopy(GoStruct original) implements GoStruct {
  /** The copy of a struct; a copy of a copy is the same. */
  public static GoCopy of(GoStruct struct) {
    return struct instanceof GoCopy copy ? copy : new GoCopy(struct);
  }

  @Override
  public String goType() {
    return original.goType();
  }

  @Override
  public List<Field> goFields() {
    return original.goFields();
  }
}
