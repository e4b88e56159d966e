package dev.chartwright.chart.values.schema;

/** Where Go panics; Helm catches it and says {@code unable to validate schema: …}. */
final class Panic extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String NIL =
      "runtime error: invalid memory address or nil pointer dereference";

  Panic(String message) {
    super(message);
  }

  /** A pointer that was not there. */
  static Panic nil() {
    return new Panic(NIL);
  }
}
