package dev.chartwright.gotemplate;

/** {@code break} or {@code continue}. */
final class Jump extends Statement {
  private final int next;

  /**
   * A jump.
   *
   * @param next {@link #BREAK} or {@link #CONTINUE}
   */
  Jump(int pos, int next) {
    super(pos);
    this.next = next;
  }

  @Override
  int execute(Executor x) {
    return next;
  }

  @Override
  void print(StringBuilder out) {
    out.append(next == BREAK ? "{{break}}" : "{{continue}}");
  }
}
