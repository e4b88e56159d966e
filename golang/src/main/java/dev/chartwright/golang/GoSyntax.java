package dev.chartwright.golang;

/** A value with a GoString method: {@code fmt.GoStringer}. */
public interface GoSyntax {
  /** The text that {@code %#v} prints. */
  String goSyntax();
}
