package dev.chartwright.cli.cobra;

import dev.chartwright.golang.unicode.Runes;
import java.util.List;

/** The help of a command: its long text and its usage, laid out as cobra lays them out. */
final class HelpText {
  private static final int MIN_NAME_WIDTH = 11;

  private HelpText() {}

  /** Long text and usage. */
  static String help(Command command) {
    StringBuilder out = new StringBuilder();
    String text = trimRight(command.longOrShortText());
    if (!text.isEmpty()) {
      out.append(text).append("\n\n");
    }
    if (command.runnable() || !command.children().isEmpty()) {
      usage(out, command);
    }
    return out.toString();
  }

  /** The part from {@code Usage:} on. */
  static String usage(Command command) {
    StringBuilder out = new StringBuilder();
    usage(out, command);
    return out.toString();
  }

  private static void usage(StringBuilder out, Command command) {
    boolean group = command.hasAvailableChildren();
    out.append("Usage:");
    if (command.runnable()) {
      out.append("\n  ").append(command.useLine());
    }
    if (group) {
      out.append("\n  ").append(command.path()).append(" [command]");
    }
    if (!command.aliases().isEmpty()) {
      out.append("\n\nAliases:\n  ").append(command.name());
      for (String alias : command.aliases()) {
        out.append(", ").append(alias);
      }
    }
    if (group) {
      out.append("\n\nAvailable Commands:");
      int width = nameWidth(command);
      for (Command child : command.commands()) {
        if (child.available() || child.name().equals("help")) {
          out.append("\n  ").append(child.name());
          pad(out, width - child.name().length());
          out.append(' ').append(child.shortText());
        }
      }
    }
    section(out, "Flags:", command.localFlags());
    section(out, "Global Flags:", command.inheritedFlags());
    if (group) {
      out.append("\n\nUse \"")
          .append(command.path())
          .append(" [command] --help\" for more information about a command.");
    }
    out.append('\n');
  }

  private static void section(StringBuilder out, String title, List<Flag> flags) {
    for (Flag flag : flags) {
      if (!flag.hidden()) {
        out.append("\n\n").append(title).append('\n').append(trimRight(FlagUsages.of(flags)));
        return;
      }
    }
  }

  private static int nameWidth(Command command) {
    int width = MIN_NAME_WIDTH;
    for (Command child : command.children()) {
      width = Math.max(width, child.name().length());
    }
    return width;
  }

  static void pad(StringBuilder out, int spaces) {
    for (int i = 0; i < spaces; i++) {
      out.append(' ');
    }
  }

  static String trimRight(String text) {
    int end = text.length();
    while (end > 0 && Runes.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }
}
