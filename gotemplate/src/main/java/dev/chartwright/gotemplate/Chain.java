package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** Fields of something else than the dot or a variable: {@code (list 1).a.b}. */
final class Chain extends Expression {
  private final Expression receiver;
  private final String[] names;

  Chain(int pos, Expression receiver, String[] names) {
    super(pos);
    this.receiver = receiver;
    this.names = names;
  }

  @Override
  @Nullable Object value(Executor x) {
    Object value = receiver.value(x);
    boolean any = receiver instanceof FunctionName name && name.returnsAny();
    return x.members(value, any, names, names.length, x.blamed(receiver), this);
  }

  @Override
  @Nullable Object call(Executor x, Command command, @Nullable Object last) {
    Object value = receiver.value(x);
    boolean any = receiver instanceof FunctionName name && name.returnsAny();
    return x.invoke(value, any, names, x.blamed(receiver), this, command.arguments(), last);
  }

  @Override
  @Nullable Node last() {
    return receiver.last();
  }

  @Override
  void print(StringBuilder out) {
    if (receiver instanceof Pipe) {
      out.append('(');
      receiver.print(out);
      out.append(')');
    } else {
      receiver.print(out);
    }
    for (String name : names) {
      out.append('.').append(name);
    }
  }
}
