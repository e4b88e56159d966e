package dev.chartwright.gotemplate;

/** Text outside of actions. */
final class Text extends Statement {
  final String text;

  Text(int pos, String text) {
    super(pos);
    this.text = text;
  }

  @Override
  int execute(Executor x) {
    x.append(text);
    return NORMAL;
  }

  @Override
  void print(StringBuilder out) {
    out.append(text);
  }
}
