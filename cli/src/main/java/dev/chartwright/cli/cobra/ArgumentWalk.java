package dev.chartwright.cli.cobra;

import java.util.ArrayList;
import java.util.List;

/** Telling words from flags and their values before the command, and so its flags, are known. */
final class ArgumentWalk {
  private ArgumentWalk() {}

  /** The arguments that are neither flags nor, as far as the command's flags tell, their values. */
  static List<String> words(List<String> arguments, Command command) {
    List<String> words = new ArrayList<>();
    if (arguments.isEmpty()) {
      return words;
    }
    command.mergeFlags();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--")) {
        break;
      }
      if (takesNext(argument, command.flags())) {
        i++;
      } else if (!argument.isEmpty() && argument.charAt(0) != '-') {
        words.add(argument);
      }
    }
    return words;
  }

  /** The arguments without the first word that equals the given one. */
  static List<String> without(List<String> arguments, String word, Command command) {
    command.mergeFlags();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--")) {
        break;
      }
      if (takesNext(argument, command.flags())) {
        i++;
      } else if (!argument.startsWith("-") && argument.equals(word)) {
        List<String> rest = new ArrayList<>(arguments);
        rest.remove(i);
        return rest;
      }
    }
    return arguments;
  }

  private static boolean takesNext(String argument, FlagSet flags) {
    if (argument.indexOf('=') >= 0) {
      return false;
    }
    Flag flag;
    if (argument.startsWith("--")) {
      flag = flags.lookup(argument.substring(2));
    } else if (argument.length() == 2 && argument.charAt(0) == '-') {
      flag = flags.shorthand(argument.charAt(1));
    } else {
      return false;
    }
    return flag == null || flag.bareValue().isEmpty();
  }
}
