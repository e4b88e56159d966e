package dev.chartwright.cli.cobra;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the unfinished word is the value of a flag (cobra's {@code checkIfFlagCompletion}).
 *
 * @param flag the flag; null if the word is no flag's value
 * @param arguments the finished words, without the flag that waits for its value
 * @param toComplete the unfinished value or word
 * @param problem set if the flag is unknown to the command
 */
record FlagAtCursor(
    @Nullable Flag flag, List<String> arguments, String toComplete, String problem) {

  static FlagAtCursor of(Command command, List<String> arguments, String word) {
    if (command.verbatim()) {
      return none(arguments, word);
    }
    String name = "";
    String value = word;
    List<String> rest = arguments;
    boolean equalSign = false;
    if (word.startsWith("-")) {
      int at = word.indexOf('=');
      if (at < 0) {
        return none(arguments, word);
      }
      // "-=x" has no letter before the equal sign; "-abc=x" means c.
      name = word.startsWith("--") && at >= 2 ? word.substring(2, at) : word.substring(at - 1, at);
      value = word.substring(at + 1);
      equalSign = true;
    }
    if (name.isEmpty() && !arguments.isEmpty()) {
      String previous = arguments.get(arguments.size() - 1);
      if (isFlag(previous) && previous.indexOf('=') < 0) {
        name =
            previous.startsWith("--")
                ? previous.substring(2)
                : previous.substring(previous.length() - 1);
        rest = arguments.subList(0, arguments.size() - 1);
      }
    }
    if (name.isEmpty()) {
      return none(rest, value);
    }
    Flag flag =
        name.length() == 1
            ? command.flags().shorthand(name.charAt(0))
            : command.flags().lookup(name);
    if (flag == null) {
      return new FlagAtCursor(
          null,
          arguments,
          word,
          "Subcommand '" + command.name() + "' does not support flag '" + name + "'");
    }
    if (!equalSign && !flag.bareValue().isEmpty()) {
      return none(arguments, value);
    }
    return new FlagAtCursor(flag, rest, value, "");
  }

  private static FlagAtCursor none(List<String> arguments, String word) {
    return new FlagAtCursor(null, arguments, word, "");
  }

  private static boolean isFlag(String word) {
    return word.startsWith("--") ? word.length() >= 3 : word.length() >= 2 && word.startsWith("-");
  }
}
