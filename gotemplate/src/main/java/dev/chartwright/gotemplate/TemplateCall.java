package dev.chartwright.gotemplate;

import dev.chartwright.golang.strconv.Quote;
import org.jspecify.annotations.Nullable;

/** {@code template}: executes another template in its place. */
final class TemplateCall extends Statement {
  private final String name;
  private final @Nullable Pipe pipe;

  TemplateCall(int pos, String name, @Nullable Pipe pipe) {
    super(pos);
    this.name = name;
    this.pipe = pipe;
  }

  @Override
  int execute(Executor x) {
    Tree tree = x.set().find(name);
    if (tree == null) {
      throw x.fail(this, "template %q not defined", name);
    }
    x.checkDepth(this);
    Object data = pipe == null ? Invalid.VALUE : pipe.value(x);
    x.enter(tree, data);
    return NORMAL;
  }

  @Override
  void print(StringBuilder out) {
    out.append("{{template ").append(Quote.quote(name));
    if (pipe != null) {
      out.append(' ');
      pipe.print(out);
    }
    out.append("}}");
  }
}
