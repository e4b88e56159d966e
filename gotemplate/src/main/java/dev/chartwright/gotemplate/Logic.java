package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** {@code and} or {@code or}, which stop at the argument that decides. */
final class Logic extends Command {
  private final FunctionName name;
  private final boolean or;

  /** The variables that are declared in arguments. */
  private final int[] declared;

  Logic(int pos, FunctionName name, Expression[] arguments, int[] declared) {
    super(pos, name, arguments);
    this.name = name;
    this.or = name.name.equals("or");
    this.declared = declared;
  }

  @Override
  @Nullable Object run(Executor x, @Nullable Object last) {
    if (arguments.length == 0 && last == Invalid.MISSING) {
      throw x.fail(name, "wrong number of args for %s: want at least 1 got 0", name.name);
    }
    for (int slot : declared) {
      x.variables[x.base + slot] = Variable.UNSET;
    }
    Object value = Invalid.VALUE;
    for (Expression argument : arguments) {
      value = argument.value(x);
      x.blame(argument.last());
      if (Truth.of(value) == or) {
        return value;
      }
    }
    return last == Invalid.MISSING ? value : last;
  }

  @Override
  @Nullable Node last() {
    return arguments.length == 0 ? name : null;
  }
}
