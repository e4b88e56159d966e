package dev.chartwright.cli.cobra;

import java.util.List;

/**
 * What could stand next on the command line: choices, each with an optional description after a
 * tab, and a {@link Directive}.
 *
 * @param choices the words, not filtered by what is typed already: shells match in their own way
 * @param directive bits of {@link Directive}
 */
public record Completions(List<String> choices, int directive) {
  /** Marks a line that a shell shows instead of inserting. */
  static final String ACTIVE_HELP = "_activeHelp_ ";

  private static final Completions NO_MORE_ARGS =
      new Completions(
          List.of(
              ACTIVE_HELP
                  + "This command does not take any more arguments (but may accept flags)."),
          Directive.NO_FILES);

  /** Copies the choices. */
  public Completions {
    choices = List.copyOf(choices);
  }

  /** File names. */
  public static Completions files() {
    return new Completions(List.of(), Directive.DEFAULT);
  }

  /** Nothing, not even file names. */
  public static Completions none() {
    return new Completions(List.of(), Directive.NO_FILES);
  }

  /** Only these words. */
  public static Completions only(List<String> choices) {
    return new Completions(choices, Directive.NO_FILES);
  }

  /** Nothing, and a word to the user that the command takes no more arguments. */
  public static Completions noMoreArgs() {
    return NO_MORE_ARGS;
  }
}
