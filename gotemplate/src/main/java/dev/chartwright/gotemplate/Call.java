package dev.chartwright.gotemplate;

import dev.chartwright.golang.fmt.TypeNames;
import org.jspecify.annotations.Nullable;

/** A call of a function. */
final class Call extends Command {
  private final FunctionName name;
  private final @Nullable AppendingGroup appending;

  /** Whether it is the builtin {@code call}, whose errors show its argument as written. */
  private final boolean isCall;

  Call(int pos, FunctionName name, Expression[] arguments) {
    super(pos, name, arguments);
    this.name = name;
    this.appending = name.function.group() instanceof AppendingGroup group ? group : null;
    this.isCall = name.isBuiltin && name.name.equals("call");
  }

  @Override
  @Nullable Object run(Executor x, @Nullable Object last) {
    if (isCall) {
      x.callee = arguments.length > 0 ? arguments[0].toString() : shown(last);
    }
    return x.call(name.function, Invalid.MISSING, name.name, this, name, arguments, last);
  }

  @Override
  void output(Executor x, @Nullable Object last) {
    if (appending == null) {
      x.print(run(x, last));
    } else {
      x.callAndPrint(appending, name.function, name.name, this, name, arguments, last);
    }
  }

  private static String shown(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    return value == null || value instanceof Invalid
        ? "<invalid Value>"
        : "<" + TypeNames.typeOf(value) + " Value>";
  }
}
