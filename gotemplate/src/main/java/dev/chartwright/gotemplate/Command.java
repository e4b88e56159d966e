package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** A stage of a pipeline: an operand, or a function or method with its arguments. */
class Command extends Node {
  final Expression first;
  final Expression[] arguments;
  private @Nullable Node before;

  Command(int pos, Expression first, Expression[] arguments) {
    super(pos);
    this.first = first;
    this.arguments = arguments;
  }

  /** Tells it the part that Go looked at last before it; null if that depends on the values. */
  final void follows(@Nullable Node node) {
    before = node;
  }

  final Node before(Executor x) {
    Node node = before;
    return node == null ? x.blamed : node;
  }

  final Expression[] arguments() {
    return arguments;
  }

  /**
   * Runs it.
   *
   * @param last the value of the command before it, or {@link Invalid#MISSING}
   */
  @Nullable Object run(Executor x, @Nullable Object last) {
    return arguments.length == 0 && last == Invalid.MISSING && !(first instanceof NilConstant)
        ? first.value(x)
        : first.call(x, this, last);
  }

  /** Runs it and prints the value. */
  void output(Executor x, @Nullable Object last) {
    x.print(run(x, last));
  }

  /** As {@link Expression#last()}. */
  @Nullable Node last() {
    return arguments.length == 0 ? first.last() : arguments[arguments.length - 1].last();
  }

  @Override
  void print(StringBuilder out) {
    printWord(first, out);
    for (Expression argument : arguments) {
      out.append(' ');
      printWord(argument, out);
    }
  }

  private static void printWord(Expression word, StringBuilder out) {
    if (word instanceof Pipe) {
      out.append('(');
      word.print(out);
      out.append(')');
    } else {
      word.print(out);
    }
  }
}
