package dev.chartwright.cli.cmd;

import dev.chartwright.action.RepoList;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.output.Table;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.repo.RepositoryEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code repo list}: shows the chart repositories. */
final class RepoListCommand implements CommandBody {
  private final CommandContext context;
  private final BoolValue noHeaders = BoolValue.off();
  private final OutputValue output = OutputValue.table();

  RepoListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.args(Require.noArgs());
    FlagSet f = command.flags();
    f.add(noHeaders, "no-headers", "suppress headers in the output");
    output.addTo(f);
  }

  @Override
  public void run(Command command, List<String> args) {
    List<RepositoryEntry> repositories = RepoList.of(ActionSettings.of(context)).run();
    if (!output.isTable()) {
      List<JsonObject> list = new ArrayList<>(repositories.size());
      for (RepositoryEntry each : repositories) {
        list.add(JsonObject.create().put("name", each.name()).put("url", each.url()));
      }
      output.print(list, context.out());
      return;
    }
    if (repositories.isEmpty()) {
      context.err().println("no repositories to show");
      return;
    }
    Table table = Table.of(0);
    if (!noHeaders.get()) {
      table.row("NAME", "URL");
    }
    for (RepositoryEntry each : repositories) {
      table.row(each.name(), each.url());
    }
    context.out().println(table.text());
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.noMoreArgs();
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return OutputValue.complete(flag);
  }
}
