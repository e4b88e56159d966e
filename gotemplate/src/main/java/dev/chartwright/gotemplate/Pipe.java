package dev.chartwright.gotemplate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands each of which gives its value to the next: {@code $x := a | b}. */
final class Pipe extends Expression {
  private static final Command[] NO_COMMANDS = {};
  private static final Variable[] NO_VARIABLES = {};

  /** The variables that get the value. */
  final Variable[] declared;

  /** Whether they exist already. */
  final boolean assigns;

  private final Command[] commands;

  Pipe(int pos, List<Variable> declared, boolean assigns, List<Command> commands) {
    super(pos);
    this.declared = declared.toArray(NO_VARIABLES);
    this.assigns = assigns;
    this.commands = commands.toArray(NO_COMMANDS);
    for (int i = 0; i < this.commands.length; i++) {
      this.commands[i].follows(i == 0 ? this : this.commands[i - 1].last());
    }
  }

  @Override
  Object value(Executor x) {
    Object value = commands[0].run(x, Invalid.MISSING);
    if (value == null) {
      value = Invalid.VALUE;
    }
    for (int i = 1; i < commands.length; i++) {
      value = commands[i].run(x, value);
      if (value == null) {
        value = Invalid.VALUE;
      }
    }
    for (Variable variable : declared) {
      set(x, variable, value, false);
    }
    return value;
  }

  /** Sets a variable. */
  void set(Executor x, Variable variable, @Nullable Object value, boolean any) {
    int slot = assigns ? variable.slot(x) : variable.declaration(x);
    if (slot < 0) {
      throw x.fail(x.blamed(this), "undefined variable: %s", variable.name);
    }
    x.variables[slot] = value;
    x.variableAny[slot] = any;
  }

  /** Evaluates it and prints the value. */
  void output(Executor x) {
    Object value = Invalid.MISSING;
    int end = commands.length - 1;
    for (int i = 0; i < end; i++) {
      value = commands[i].run(x, value);
      if (value == null) {
        value = Invalid.VALUE;
      }
    }
    commands[end].output(x, value);
  }

  @Override
  @Nullable Object call(Executor x, Command command, @Nullable Object last) {
    throw x.fail(command.before(x), "can't give argument to non-function %s", this);
  }

  @Override
  @Nullable Node last() {
    return commands[commands.length - 1].last();
  }

  @Override
  void print(StringBuilder out) {
    for (int i = 0; i < declared.length; i++) {
      out.append(i > 0 ? ", " : "");
      declared[i].print(out);
    }
    if (declared.length > 0) {
      out.append(assigns ? " = " : " := ");
    }
    for (int i = 0; i < commands.length; i++) {
      out.append(i > 0 ? " | " : "");
      commands[i].print(out);
    }
  }
}
