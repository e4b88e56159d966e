package dev.chartwright.cli.cobra;

import dev.chartwright.golang.GoString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One walk over a list of arguments (pflag's {@code parseArgs} and what it calls). */
final class FlagParser {
  private final FlagSet flags;
  private final List<String> arguments;
  private final boolean tolerant;
  private final List<String> others = new ArrayList<>();
  private int next;

  FlagParser(FlagSet flags, List<String> arguments, boolean tolerant) {
    this.flags = flags;
    this.arguments = arguments;
    this.tolerant = tolerant;
  }

  List<String> others() {
    return others;
  }

  void run() {
    while (next < arguments.size()) {
      String argument = arguments.get(next++);
      if (argument.length() < 2 || argument.charAt(0) != '-') {
        others.add(argument);
      } else if (argument.charAt(1) != '-') {
        shorthands(argument.substring(1));
      } else if (argument.length() == 2) {
        others.addAll(arguments.subList(next, arguments.size()));
        return;
      } else {
        longFlag(argument);
      }
    }
  }

  private void longFlag(String argument) {
    char first = argument.charAt(2);
    if (first == '-' || first == '=') {
      throw FlagException.badSyntax(argument);
    }
    int equalSign = argument.indexOf('=');
    String name = argument.substring(2, equalSign < 0 ? argument.length() : equalSign);
    Flag flag = flags.lookup(name);
    if (flag == null) {
      if (name.equals("help")) {
        throw new HelpRequested();
      }
      if (!tolerant) {
        throw FlagException.unknown(name);
      }
      if (equalSign < 0) {
        skipUnknownValue();
      }
      return;
    }
    if (equalSign >= 0) {
      flags.set(flag, argument.substring(equalSign + 1));
    } else if (!flag.bareValue().isEmpty()) {
      flags.set(flag, flag.bareValue());
    } else if (next < arguments.size()) {
      flags.set(flag, arguments.get(next++));
    } else {
      throw FlagException.needsArgument(name);
    }
  }

  private void shorthands(String argument) {
    // Letters are bytes to pflag: beyond ASCII a character is seen in pieces.
    boolean ascii = isAscii(argument);
    String cluster = ascii ? argument : latin1(GoString.bytes(argument));
    int after = next;
    for (int at = 0; at < cluster.length(); ) {
      next = after;
      if (cluster.startsWith("test.", at)) {
        return;
      }
      char letter = cluster.charAt(at);
      String rest = cluster.substring(at);
      at++;
      Flag flag = flags.shorthand(letter);
      boolean equalSign = rest.length() > 2 && rest.charAt(1) == '=';
      if (flag == null) {
        if (letter == 'h') {
          throw new HelpRequested();
        }
        if (!tolerant) {
          throw FlagException.unknownShorthand(letter, text(rest, ascii));
        }
        if (equalSign) {
          return;
        }
        skipUnknownValue();
      } else if (equalSign) {
        flags.set(flag, text(rest.substring(2), ascii));
        return;
      } else if (!flag.bareValue().isEmpty()) {
        flags.set(flag, flag.bareValue());
      } else if (rest.length() > 1) {
        flags.set(flag, text(rest.substring(1), ascii));
        return;
      } else if (next < arguments.size()) {
        flags.set(flag, arguments.get(next++));
        return;
      } else {
        throw FlagException.shorthandNeedsArgument(letter, text(rest, ascii));
      }
    }
  }

  /** An unknown flag takes the argument after it along, unless that is a flag or the last one. */
  private void skipUnknownValue() {
    @Nullable String following = next < arguments.size() ? arguments.get(next) : null;
    if (following != null && !following.startsWith("-")) {
      next++;
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String text(String cluster, boolean ascii) {
    return ascii ? cluster : GoString.of(cluster.getBytes(StandardCharsets.ISO_8859_1));
  }
}
