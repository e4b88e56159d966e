package dev.chartwright.cli.cobra;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question for completions: the words typed so far, the last one unfinished. */
final class CompletionRequest {
  private final CommandLine line;
  private final Command root;
  private final List<String> typed;
  private String toComplete;
  private String problem = "";

  CompletionRequest(CommandLine line, Command root, List<String> words) {
    this.line = line;
    this.root = root;
    this.typed = words.subList(0, words.size() - 1);
    this.toComplete = words.get(words.size() - 1);
  }

  /** What went wrong while answering; empty if nothing did. */
  String problem() {
    return problem;
  }

  Completions answer() {
    CommandLine.Found found;
    try {
      found = CommandLine.find(root, typed);
    } catch (CommandException e) {
      return failed("unable to find a command for arguments: " + list(typed));
    }
    Command command = found.command();
    if (!command.verbatim()) {
      command.addHelpFlag();
    }
    FlagAtCursor cursor = FlagAtCursor.of(command, found.arguments(), toComplete);
    toComplete = cursor.toComplete();
    List<String> args = cursor.arguments();
    // After "--" everything is an argument: then one more "--" counts as one, too.
    List<String> closed = new ArrayList<>(args);
    closed.add("--");
    try {
      parse(command, closed);
    } catch (FlagException | HelpRequested e) {
      // The second parse says so.
    }
    int closedCount = command.flags().args().size();
    try {
      parse(command, args);
    } catch (FlagException | HelpRequested e) {
      return failed("Error while parsing flags from args " + list(args) + ": " + e.getMessage());
    }
    boolean flagsAllowed = closedCount <= command.flags().args().size();
    if (!cursor.problem().isEmpty() && flagsAllowed) {
      return failed(cursor.problem());
    }
    if (command.flags().changed("help")) {
      return Completions.none();
    }
    if (!command.verbatim()) {
      args = command.flags().args();
    }
    hideExcluded(command);
    Flag flag = cursor.flag();
    List<String> choices = new ArrayList<>();
    int directive = Directive.DEFAULT;
    if (flag == null && flagsAllowed && toComplete.startsWith("-") && toComplete.indexOf('=') < 0) {
      addFlagNames(choices, command);
      directive = Directive.NO_FILES;
      if (!command.verbatim()) {
        return new Completions(choices, directive);
      }
    } else if (flag == null) {
      if (args.isEmpty() && !ownFlagGiven(command) && addSubcommands(choices, command)) {
        directive = Directive.NO_FILES;
      }
      if (!command.validArgs().isEmpty()) {
        if (args.isEmpty()) {
          for (String word : command.validArgs()) {
            if (word.startsWith(toComplete)) {
              choices.add(word);
            }
          }
          directive = Directive.NO_FILES;
        }
        return new Completions(choices, directive);
      }
    }
    Completions more =
        flag != null && flagsAllowed
            ? completeFlag(command, flag, args)
            : command.body().complete(command, args, toComplete);
    if (more == null) {
      return new Completions(choices, directive);
    }
    choices.addAll(more.choices());
    return new Completions(choices, more.directive());
  }

  private @Nullable Completions completeFlag(Command command, Flag flag, List<String> args) {
    for (Command at = command; at != null; at = at.parent()) {
      Completions found = at.body().completeFlag(command, flag, args, toComplete);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private void parse(Command command, List<String> args) {
    if (!command.verbatim()) {
      line.parse(command, args);
    }
  }

  private Completions failed(String reason) {
    problem = reason;
    return Completions.files();
  }

  /** Leaves out the flags that cannot be given beside those that were. */
  private static void hideExcluded(Command command) {
    if (command.verbatim()) {
      return;
    }
    for (Flag flag : command.flags().sorted()) {
      if (!flag.changed()) {
        continue;
      }
      for (List<String> group : flag.exclusiveGroups()) {
        for (String name : group) {
          Flag other = command.flags().lookup(name);
          if (other != null && other != flag) {
            other.hide();
          }
        }
      }
    }
  }

  private void addFlagNames(List<String> choices, Command command) {
    addFlagNames(choices, command.inheritedFlags());
    addFlagNames(choices, command.localFlags());
  }

  private void addFlagNames(List<String> choices, List<Flag> flags) {
    for (Flag flag : flags) {
      if (flag.hidden() || (flag.changed() && !flag.value().repeatable())) {
        continue;
      }
      if (("--" + flag.name()).startsWith(toComplete)) {
        choices.add("--" + flag.name() + "\t" + flag.usage());
      }
      if (flag.shorthand() != Flag.NO_SHORTHAND
          && ("-" + flag.shorthand()).startsWith(toComplete)) {
        choices.add("-" + flag.shorthand() + "\t" + flag.usage());
      }
    }
  }

  private static boolean ownFlagGiven(Command command) {
    for (Flag flag : command.localFlags()) {
      if (flag.changed() && command.persistentFlags().lookup(flag.name()) == null) {
        return true;
      }
    }
    return false;
  }

  private boolean addSubcommands(List<String> choices, Command command) {
    boolean any = false;
    for (Command child : command.commands()) {
      if (child.available() || child.isHelpOf(command)) {
        any = true;
        if (child.name().startsWith(toComplete)) {
          choices.add(child.name() + "\t" + child.shortText());
        }
      }
    }
    return any;
  }

  private static String list(List<String> words) {
    return "[" + String.join(" ", words) + "]";
  }
}
