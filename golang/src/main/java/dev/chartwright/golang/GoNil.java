package dev.chartwright.golang;

/**
 * A nil pointer of a known type. The nil of an interface is Java's null; nil slices and maps are
 * {@link GoSlice#nil} and {@link GoMap#nil}.
 *
 * @param goType Go's name of the pointer type, such as {@code *time.Location}
 */
public record GoNil(String goType) {
  /** The nil of a type. */
  public static GoNil of(String goType) {
    return new GoNil(goType);
  }
}
