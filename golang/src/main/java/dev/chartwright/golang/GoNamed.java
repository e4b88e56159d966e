package dev.chartwright.golang;

/**
 * A value of a Go type that was declared with a name, such as {@code time.Duration}: it is printed
 * and compared by the value under the name, but {@code %T} shows the name.
 */
public interface GoNamed {
  /** Go's name of the type. */
  String goType();

  /** The value without the name: a number, string, list or map as {@link GoInt} lists them. */
  Object goValue();
}
