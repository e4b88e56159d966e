package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** A control structure with a pipeline, a body, and perhaps another for {@code else}. */
abstract class Branch extends Statement {
  final Pipe pipe;
  final Block body;
  final @Nullable Block otherwise;

  Branch(Pipe pipe, Block body, @Nullable Block otherwise) {
    super(pipe.pos);
    this.pipe = pipe;
    this.body = body;
    this.otherwise = otherwise;
  }

  /** Its keyword. */
  abstract String word();

  final int otherwise(Executor x) {
    return otherwise == null ? NORMAL : otherwise.execute(x);
  }

  @Override
  final void print(StringBuilder out) {
    out.append("{{").append(word()).append(' ');
    pipe.print(out);
    out.append("}}");
    body.print(out);
    if (otherwise != null) {
      out.append("{{else}}");
      otherwise.print(out);
    }
    out.append("{{end}}");
  }
}
