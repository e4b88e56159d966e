package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** A variable, perhaps with fields: {@code $x.a.b}. */
final class Variable extends Expression {
  /** What a variable holds whose declaration was skipped by {@code and} or {@code or}. */
  static final Object UNSET = new Object();

  private static final String[] NONE = {};

  final String name;
  private final String[] fields;

  /** Where its value is; several if the first ones may be unset. */
  private final int[] slots;

  /**
   * A use of a variable.
   *
   * @param slots empty if it is undefined here
   */
  Variable(int pos, String name, int[] slots, String[] fields) {
    super(pos);
    this.name = name;
    this.slots = slots;
    this.fields = fields;
  }

  /** The same with fields after it. */
  Variable with(int pos, String[] more) {
    return new Variable(pos, name, slots, more);
  }

  static Variable of(int pos, String name, int[] slots) {
    return new Variable(pos, name, slots, NONE);
  }

  /** Where it is, or -1. */
  @SuppressWarnings("ReferenceEquality") // no value equals the mark
  int slot(Executor x) {
    for (int slot : slots) {
      if (x.variables[x.base + slot] != UNSET) {
        return x.base + slot;
      }
    }
    return -1;
  }

  boolean hasFields() {
    return fields.length > 0;
  }

  /** Where its declaration puts it. */
  int declaration(Executor x) {
    return x.base + slots[0];
  }

  private int readable(Executor x) {
    int slot = slot(x);
    if (slot < 0) {
      throw x.fail(this, "undefined variable: %s", name);
    }
    return slot;
  }

  @Override
  @Nullable Object value(Executor x) {
    int slot = readable(x);
    Object value = x.variables[slot];
    return fields.length == 0
        ? value
        : x.members(value, x.variableAny[slot], fields, fields.length, this, this);
  }

  @Override
  @Nullable Object call(Executor x, Command command, @Nullable Object last) {
    int slot = readable(x);
    if (fields.length == 0) {
      throw x.fail(this, "can't give argument to non-function %s", this);
    }
    return x.invoke(
        x.variables[slot], x.variableAny[slot], fields, this, this, command.arguments(), last);
  }

  @Override
  void print(StringBuilder out) {
    out.append(name);
    for (String field : fields) {
      out.append('.').append(field);
    }
  }
}
