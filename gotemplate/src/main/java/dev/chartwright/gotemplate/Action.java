package dev.chartwright.gotemplate;

/** A pipeline whose value is printed, unless it declares variables. */
final class Action extends Statement {
  private final Pipe pipe;

  Action(int pos, Pipe pipe) {
    super(pos);
    this.pipe = pipe;
  }

  @Override
  int execute(Executor x) {
    if (pipe.declared.length == 0) {
      pipe.output(x);
    } else {
      pipe.value(x);
    }
    return NORMAL;
  }

  @Override
  void print(StringBuilder out) {
    out.append("{{");
    pipe.print(out);
    out.append("}}");
  }
}
