package dev.chartwright.gotemplate;

/**
 * What is not there: Go's zero {@code reflect.Value}. Unlike null, a nil interface, it has no type.
 */
final class Invalid {
  /** No value. */
  static final Invalid VALUE = new Invalid();

  /** In place of the value that a pipeline hands to a command, if the command is its first. */
  static final Invalid MISSING = new Invalid();

  private Invalid() {}
}
