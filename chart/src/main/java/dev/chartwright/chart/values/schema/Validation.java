package dev.chartwright.chart.values.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One validation of a value: what it has cost so far. */
final class Validation {
  private long steps;
  private int violations;
  private long characters;

  private Validation() {}

  /**
   * Holds a value against a schema.
   *
   * @param meta if the value is a schema itself
   * @return what is wrong; null if nothing is
   */
  static @Nullable Violation run(
      Schema schema, @Nullable Object value, @Nullable MetaContext meta) {
    try {
      return new Validation().validate(schema, value, meta);
    } catch (StackOverflowError e) {
      throw tooDeep();
    }
  }

  /** A validation within this one that begins at a value as if there were nothing around it. */
  @Nullable Violation validate(Schema schema, @Nullable Object value, @Nullable MetaContext meta) {
    Violation violation = Frame.root(this, schema, value, meta).validate();
    if (violation == null) {
      return null;
    }
    List<Violation> causes = violation.kind == Kind.GROUP ? violation.causes : List.of(violation);
    return new Violation(Path.ROOT, Kind.SCHEMA, causes, schema.url);
  }

  void step(int depth) {
    if (++steps > SchemaLimits.MAX_STEPS) {
      throw new Panic("more than " + SchemaLimits.MAX_STEPS + " steps");
    }
    if (depth > SchemaLimits.MAX_DEPTH) {
      throw tooDeep();
    }
  }

  void violation() {
    if (++violations > SchemaLimits.MAX_VIOLATIONS) {
      throw new Panic("more than " + SchemaLimits.MAX_VIOLATIONS + " violations");
    }
  }

  /** Counts characters that a message keeps. */
  void text(int length) {
    characters += length;
    if (characters > SchemaLimits.MAX_MESSAGE_LENGTH) {
      throw tooLong();
    }
  }

  static Panic tooLong() {
    return new Panic("messages of more than " + SchemaLimits.MAX_MESSAGE_LENGTH + " characters");
  }

  private static Panic tooDeep() {
    return new Panic("schemas or values lie more than " + SchemaLimits.MAX_DEPTH + " deep");
  }
}
