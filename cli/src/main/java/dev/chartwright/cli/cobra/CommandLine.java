package dev.chartwright.cli.cobra;

import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.golang.strconv.Quote;
import java.util.List;
import java.util.Map;

/**
 * Finds the command that a list of arguments means and runs it (cobra's {@code ExecuteC}).
 *
 * <p>Help goes to {@code out}, warnings about deprecated flags to {@code err}; errors are thrown.
 */
public final class CommandLine implements BodySource {
  private final Command root;
  private final ByteSink out;
  private final ByteSink err;
  private final Map<String, String> env;
  private final Wording wording;

  /**
   * A command line over a tree.
   *
   * @param env what completion asks the environment for ({@code HELM_ACTIVE_HELP}, …)
   * @param wording what becomes of help and descriptions before they are shown
   */
  public CommandLine(
      Command root, ByteSink out, ByteSink err, Map<String, String> env, Wording wording) {
    this.root = root;
    this.out = out;
    this.err = err;
    this.env = env;
    this.wording = wording;
  }

  /** A command and the arguments that are left for it. */
  record Found(Command command, List<String> arguments) {}

  /** Something to do before a command runs, once its flags are known. */
  public interface BeforeRun {
    /** Does it; an exception ends the program in place of the command. */
    void prepare(Command command);
  }

  /**
   * Sets the persistent flags of the program from the arguments, as far as they can be understood;
   * errors come up when the command is run.
   */
  public static void parseLeniently(Command root, List<String> arguments) {
    FlagSet flags = root.persistentFlags();
    flags.tolerateUnknown();
    try {
      flags.parse(arguments);
    } catch (FlagException | HelpRequested e) {
      // The same arguments are parsed again, strictly, with the flags of the command.
    }
  }

  /**
   * Runs the command.
   *
   * @throws CommandException if there is no such command, or its arguments are too many or too few
   * @throws FlagException if its flags do not fit
   */
  public void execute(List<String> arguments, BeforeRun beforeRun) {
    root.setHelpCommand(Command.verb("help [command]", "Help about any command", this));
    if (arguments.contains(CompleteCommand.NAME)
        || arguments.contains(CompleteCommand.WITHOUT_DESCRIPTIONS)) {
      addCompleteCommand(arguments);
    }
    Found found;
    try {
      found = find(root, arguments);
    } catch (CommandException e) {
      throw CommandException.of(
          e.getMessage() + "\nRun '" + root.path() + " --help' for usage.", e.exitCode());
    }
    Command command = found.command();
    command.addHelpFlag();
    List<String> args = found.arguments();
    try {
      if (!command.verbatim()) {
        parse(command, args);
        args = command.flags().args();
      }
      if (command.helpAsked() || !command.runnable()) {
        throw new HelpRequested();
      }
    } catch (HelpRequested e) {
      out.print(wording.wording(HelpText.help(command)));
      return;
    }
    beforeRun.prepare(command);
    ArgsRule rule = command.argsRule();
    if (rule != null) {
      rule.check(command, args);
    }
    if (!command.verbatim()) {
      command.flags().checkGroups();
    }
    command.body().run(command, args);
  }

  /** The bodies of the commands that every program has. */
  @Override
  public CommandBody bodyOf(Command command) {
    return command.name().equals("help")
        ? new HelpCommand(out, err, wording)
        : new CompleteCommand(this, out, err, env, wording);
  }

  /** Parses strictly and prints what is to be said about deprecated flags. */
  void parse(Command command, List<String> arguments) {
    parseFlags(command, arguments, err);
  }

  /**
   * Sets the flags of a command strictly, and prints what is to be said about deprecated ones; does
   * nothing if the command takes its arguments as they are.
   *
   * @throws FlagException if they do not fit
   */
  public static void parseFlags(Command command, List<String> arguments, ByteSink err) {
    if (command.verbatim()) {
      return;
    }
    command.mergeFlags();
    int before = command.notices().length();
    command.flags().parse(arguments);
    if (command.notices().length() > before) {
      err.print(command.notices().toString());
    }
  }

  /**
   * Whether what plugins say about completing their command lines is wanted: the arguments name no
   * command, as before {@code __complete} is known, or one below {@code completion}.
   */
  public static boolean completes(Command root, List<String> arguments) {
    try {
      Command found = find(root, arguments).command();
      Command parent = found.parent();
      return parent == null || parent.name().equals("completion");
    } catch (CommandException e) {
      return true;
    }
  }

  /**
   * The command that the words mean, from the program down.
   *
   * @throws CommandException if the first word is no command
   */
  static Found find(Command root, List<String> arguments) {
    Command command = root;
    List<String> rest = arguments;
    while (true) {
      List<String> words = ArgumentWalk.words(rest, command);
      if (words.isEmpty()) {
        return new Found(command, rest);
      }
      Command next = command.find(words.get(0));
      if (next == null) {
        if (command.parent() == null) {
          throw CommandException.of(
              "unknown command "
                  + Quote.quote(words.get(0))
                  + " for "
                  + Quote.quote(command.path())
                  + Suggestions.block(command, words.get(0)));
        }
        return new Found(command, rest);
      }
      rest = ArgumentWalk.without(rest, words.get(0), command);
      command = next;
    }
  }

  private void addCompleteCommand(List<String> arguments) {
    Command complete =
        Command.verb(
                CompleteCommand.NAME + " [command-line]",
                "Request shell completion choices for the specified command-line",
                this)
            .aliases(CompleteCommand.WITHOUT_DESCRIPTIONS)
            .hide()
            .takeArgumentsVerbatim();
    root.add(complete);
    try {
      if (find(root, arguments).command() == complete) {
        return;
      }
    } catch (CommandException e) {
      // Reported when the command is looked for again.
    }
    root.remove(complete);
  }
}
