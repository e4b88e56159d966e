package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code env}: shows the settings in use. */
final class EnvCommand implements CommandBody {
  private static final String LONG =
      """

      Env prints out all the environment information in use by Helm.
      """;

  private final CommandContext context;

  EnvCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.maximumNArgs(1));
  }

  @Override
  public void run(Command command, List<String> args) {
    Map<String, String> variables = context.settings().variables();
    if (!args.isEmpty()) {
      context.out().println(variables.getOrDefault(args.get(0), ""));
      return;
    }
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      context.out().println(variable.getKey() + "=\"" + variable.getValue() + "\"");
    }
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return args.isEmpty()
        ? Completions.only(new ArrayList<>(context.settings().variables().keySet()))
        : Completions.noMoreArgs();
  }
}
