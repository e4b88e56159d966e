package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** The name of a function: a call without arguments, or the beginning of one. */
final class FunctionName extends Expression {
  private static final Expression[] NONE = {};
  final String name;
  final Function function;

  /** Whether it is the builtin function of that name. */
  final boolean isBuiltin;

  FunctionName(int pos, String name, Function function, boolean isBuiltin) {
    super(pos);
    this.name = name;
    this.function = function;
    this.isBuiltin = isBuiltin;
  }

  boolean returnsAny() {
    return function.types().returnsAny;
  }

  /** Whether it is {@code and} or {@code or}, which need not evaluate all their arguments. */
  boolean isLogic() {
    return isBuiltin && (name.equals("and") || name.equals("or"));
  }

  @Override
  @Nullable Object value(Executor x) {
    return x.call(function, Invalid.MISSING, name, this, this, NONE, Invalid.MISSING);
  }

  @Override
  void print(StringBuilder out) {
    out.append(name);
  }
}
