package dev.chartwright.cli.cmd;

import dev.chartwright.action.RepoIndex;
import dev.chartwright.action.RepoIndexRequest;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import java.util.List;

/** {@code repo index}: writes the index of a directory of charts. */
final class RepoIndexCommand implements CommandBody {
  private static final String LONG =
      """

      Read the current directory, generate an index file based on the charts found
      and write the result to 'index.yaml' in the current directory.

      This tool is used for creating an 'index.yaml' file for a chart repository. To
      set an absolute URL to the charts, use '--url' flag.

      To merge the generated index with an existing index file, use the '--merge'
      flag. In this case, the charts found in the current directory will be merged
      into the index passed in with --merge, with local charts taking priority over
      existing charts.
      """;

  private final CommandContext context;
  private final StringValue url = StringValue.empty();
  private final StringValue merge = StringValue.empty();
  private final BoolValue asJson = BoolValue.off();

  RepoIndexCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(url, "url", "url of chart repository");
    f.add(merge, "merge", "merge the generated index into the given index");
    f.add(asJson, "json", "output in JSON format");
  }

  @Override
  public void run(Command command, List<String> args) {
    RepoIndex.of(context.log(), context.clock(), LocalZone.of(context.env()))
        .run(new RepoIndexRequest(args.get(0), url.get(), merge.get(), asJson.get()));
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return args.isEmpty() ? Completions.files() : Completions.noMoreArgs();
  }
}
