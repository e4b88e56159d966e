package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/**
 * A call of the builtin {@code slice}, which unlike {@code index} does not accept a number that was
 * read from a place of type {@code interface {}}.
 */
final class SliceCall extends Command {
  private final FunctionName name;

  SliceCall(int pos, FunctionName name, Expression[] arguments) {
    super(pos, name, arguments);
    this.name = name;
  }

  @Override
  @Nullable Object run(Executor x, @Nullable Object last) {
    Expression[] marked = arguments.clone();
    for (int i = 1; i < marked.length; i++) {
      marked[i] = new Index(marked[i]);
    }
    return x.call(name.function, Invalid.MISSING, name.name, this, name, marked, last);
  }

  /** An argument that becomes {@link Builtins#UNTYPED} if the type of its place is not known. */
  private static final class Index extends Expression {
    private final Expression written;

    Index(Expression written) {
      super(written.pos);
      this.written = written;
    }

    @Override
    @Nullable Object value(Executor x) {
      Object value = written.value(x);
      return value != Invalid.VALUE && x.isAny(written) ? Builtins.UNTYPED : value;
    }

    @Override
    @Nullable Node last() {
      return written.last();
    }

    @Override
    void print(StringBuilder out) {
      written.print(out);
    }
  }
}
