package dev.chartwright.cli.cobra;

import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.unicode.Runes;
import java.util.List;
import java.util.Map;

/**
 * {@code __complete}: what completion scripts call. Prints the choices, one a line, then the
 * directive after a colon.
 */
final class CompleteCommand implements CommandBody {
  static final String NAME = "__complete";
  static final String WITHOUT_DESCRIPTIONS = "__completeNoDesc";

  private final CommandLine line;
  private final ByteSink out;
  private final ByteSink err;
  private final Map<String, String> env;
  private final Wording wording;

  CompleteCommand(
      CommandLine line, ByteSink out, ByteSink err, Map<String, String> env, Wording wording) {
    this.line = line;
    this.out = out;
    this.err = err;
    this.env = env;
    this.wording = wording;
  }

  @Override
  public void define(Command command) {
    command
        .longText(
            NAME
                + " is a special command that is used by the shell completion logic\n"
                + "to request completion choices for the specified command-line.")
        .args(CompleteCommand::atLeastOne);
  }

  private static void atLeastOne(Command command, List<String> args) {
    if (args.isEmpty()) {
      throw CommandException.of("requires at least 1 arg(s), only received 0");
    }
  }

  @Override
  public void run(Command command, List<String> args) {
    CompletionRequest request = new CompletionRequest(line, command.root(), args);
    Completions result = request.answer();
    if (!request.problem().isEmpty()) {
      new CompletionDebug(err, env).error(request.problem());
    }
    boolean bare = command.calledAs().equals(WITHOUT_DESCRIPTIONS) || descriptionsOff(command);
    boolean activeHelpOff = activeHelpOff(command);
    for (String choice : result.choices()) {
      if (!activeHelpOff || !choice.startsWith(Completions.ACTIVE_HELP)) {
        out.println(wording.wording(trim(firstLine(bare ? upTo(choice, '\t') : choice))));
      }
    }
    out.println(":" + result.directive());
    err.println("Completion ended with directive: " + Directive.text(result.directive()));
  }

  private boolean descriptionsOff(Command command) {
    String setting = env.getOrDefault(variable(command, "COMPLETION_DESCRIPTIONS"), "");
    if (setting.isEmpty()) {
      setting = env.getOrDefault("COBRA_COMPLETION_DESCRIPTIONS", "");
    }
    try {
      return !Parse.parseBool(setting);
    } catch (NumberException e) {
      return false;
    }
  }

  private boolean activeHelpOff(Command command) {
    return "0".equals(env.get("COBRA_ACTIVE_HELP"))
        || "0".equals(env.get(variable(command, "ACTIVE_HELP")));
  }

  private static String variable(Command command, String suffix) {
    return CompletionScript.environmentName(command.root().name()) + "_" + suffix;
  }

  private static String firstLine(String text) {
    return upTo(text, '\n');
  }

  private static String upTo(String text, char end) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String trim(String text) {
    String trimmed = HelpText.trimRight(text);
    int start = 0;
    while (start < trimmed.length() && Runes.isSpace(trimmed.charAt(start))) {
      start++;
    }
    return trimmed.substring(start);
  }
}
