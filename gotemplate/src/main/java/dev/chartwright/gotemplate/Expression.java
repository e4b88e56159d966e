package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** A node with a value: an operand of a command. */
abstract class Expression extends Node {
  Expression(int pos) {
    super(pos);
  }

  /**
   * The value, where nothing is known of the type that is wanted: null for a nil interface, {@link
   * Invalid#VALUE} for none.
   */
  abstract @Nullable Object value(Executor x);

  /** The value as an argument of a function. */
  @Nullable Object argument(Executor x, ParameterType type) {
    Object value = value(x);
    return type.accepts(value) ? value : x.converted(value, type, this);
  }

  /**
   * The part that Go looks at last when it takes the value, and which therefore gets the blame for
   * an error found afterwards; null if that depends on the values, in which case {@link
   * Executor#blamed} knows.
   */
  @Nullable Node last() {
    return this;
  }

  /**
   * The value where it begins a command that has arguments, or is given a value by the command
   * before it, or is nil.
   */
  @Nullable Object call(Executor x, Command command, @Nullable Object last) {
    if (command.arguments().length > 0 || last != Invalid.MISSING) {
      throw x.fail(this, "can't give argument to non-function %s", this);
    }
    throw x.fail(this, "nil is not a command");
  }
}
