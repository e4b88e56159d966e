package dev.chartwright.golang;

import java.util.List;

/**
 * An error as a value, as {@code errors.New} makes it.
 *
 * @param message its text
 */
public record GoError(String message) implements Stringer, GoStruct {
  /** The error with this text. */
  public static GoError of(String message) {
    return new GoError(message);
  }

  @Override
  public String text() {
    return message;
  }

  @Override
  public String goType() {
    return "errors.errorString";
  }

  @Override
  public List<Field> goFields() {
    return List.of(new Field("s", message));
  }

  @Override
  public boolean isPointer() {
    return true;
  }
}
