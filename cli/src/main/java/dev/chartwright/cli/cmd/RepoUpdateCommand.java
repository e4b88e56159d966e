package dev.chartwright.cli.cmd;

import dev.chartwright.action.RepoUpdate;
import dev.chartwright.action.RepoUpdateEvents;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.DurationValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.repo.RepositoryEntry;
import java.util.List;

/** {@code repo update}: fetches the indexes of chart repositories. */
final class RepoUpdateCommand implements CommandBody {
  private static final String LONG =
      """

      Update gets the latest information about charts from the respective chart repositories.
      Information is cached locally, where it is used by commands like 'helm search'.

      You can optionally specify a list of repositories you want to update.
      \t$ helm repo update <repo_name> ...
      To update all the repositories, use 'helm repo update'.
      """;

  private final CommandContext context;
  private final DurationValue timeout = DurationValue.ofSeconds(120);

  RepoUpdateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.minimumNArgs(0));
    FlagSet f = command.flags();
    f.add(timeout, "timeout", "time to wait for the index file download to complete");
  }

  @Override
  public void run(Command command, List<String> args) {
    RepoUpdate.of(ActionSettings.of(context)).run(args, timeout.get(), new Lines(context.out()));
    context.out().println("Update Complete. ⎈Happy Helming!⎈");
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return ChartCompletion.repositories(context, args);
  }

  /** Says how it gets on, a line for each repository. */
  private record Lines(ByteSink out) implements RepoUpdateEvents {
    @Override
    public void started() {
      out.println("Hang tight while we grab the latest from your chart repositories...").flush();
    }

    @Override
    public void updated(RepositoryEntry repository) {
      out.println(
              "...Successfully got an update from the "
                  + Quote.quote(repository.name())
                  + " chart repository")
          .flush();
    }

    @Override
    public void failed(RepositoryEntry repository, String reason) {
      out.println(
              "...Unable to get an update from the "
                  + Quote.quote(repository.name())
                  + " chart repository ("
                  + repository.url()
                  + "):\n\t"
                  + reason)
          .flush();
    }

    @Override
    public void hasNoIndex(RepositoryEntry alias) {
      out.println(
              "...Nothing to get for "
                  + Quote.quote(alias.name())
                  + ": charts of "
                  + alias.url()
                  + " are looked up when they are asked for")
          .flush();
    }
  }
}
