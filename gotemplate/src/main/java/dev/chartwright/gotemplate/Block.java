package dev.chartwright.gotemplate;

import dev.chartwright.golang.strings.Strings;
import java.util.ArrayList;
import java.util.List;

/** Statements in a row: the body of a template or of a control structure. */
final class Block extends Statement {
  private static final Statement[] NONE = {};
  private final List<Statement> parsed = new ArrayList<>();
  private Statement[] statements = NONE;

  Block(int pos) {
    super(pos);
  }

  void add(Statement statement) {
    parsed.add(statement);
  }

  /** Ends the parsing. */
  Block sealed() {
    statements = parsed.toArray(NONE);
    return this;
  }

  /** Whether there is nothing in it but space. */
  boolean isEmpty() {
    for (Statement statement : statements) {
      if (statement instanceof Block block ? !block.isEmpty() : !isSpace(statement)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(Statement statement) {
    return statement instanceof Text text && Strings.trimSpace(text.text).isEmpty();
  }

  @Override
  int execute(Executor x) {
    for (Statement statement : statements) {
      int next = statement.execute(x);
      if (next != NORMAL) {
        return next;
      }
    }
    return NORMAL;
  }

  @Override
  void print(StringBuilder out) {
    for (Statement statement : statements) {
      statement.print(out);
    }
  }
}
