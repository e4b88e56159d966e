package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** Fields of the dot: {@code .a.b}. */
final class Field extends Expression {
  private final String[] names;

  /** The fields of a text such as {@code .a.b}. */
  Field(int pos, String[] names) {
    super(pos);
    this.names = names;
  }

  @Override
  @Nullable Object value(Executor x) {
    return x.members(x.dot, x.dotAny, names, names.length, this, this);
  }

  @Override
  @Nullable Object call(Executor x, Command command, @Nullable Object last) {
    return x.invoke(x.dot, x.dotAny, names, this, this, command.arguments(), last);
  }

  String[] names() {
    return names;
  }

  @Override
  void print(StringBuilder out) {
    for (String name : names) {
      out.append('.').append(name);
    }
  }
}
