package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cluster;
import dev.chartwright.action.ListReleases;
import dev.chartwright.action.ListRequest;
import dev.chartwright.action.ReleaseHistory;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.CompletionDebug;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Directive;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.release.Release;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Completion of what only a cluster knows; where none can be reached, file names instead of
 * releases, and an error instead of revisions. Source: Helm 4.3.1 {@code pkg/cmd/list.go}
 * (compListReleases), {@code history.go} (compListRevisions).
 */
final class ReleaseCompletion {
  private ReleaseCompletion() {}

  /** Names of releases. */
  static Completions releases(CommandContext context, String toComplete) {
    return releases(context, toComplete, List.of());
  }

  /** Names of releases for the first argument, and no more arguments. */
  static Completions onlyRelease(CommandContext context, List<String> args, String toComplete) {
    return args.isEmpty() ? releases(context, toComplete) : Completions.noMoreArgs();
  }

  /**
   * Names of releases.
   *
   * @param ignored names that stand on the command line already
   */
  static Completions releases(CommandContext context, String toComplete, List<String> ignored) {
    new CompletionDebug(context.err(), context.env())
        .debug("compListReleases with toComplete " + toComplete, context.settings().debug());
    List<Release> releases;
    try (Cluster cluster = ReleaseAccess.open(context)) {
      releases = ListReleases.of(cluster).run(ListRequest.all());
    } catch (RuntimeException e) {
      return Completions.files();
    }
    List<String> choices = new ArrayList<>();
    for (Release each : releases) {
      if (!ignored.contains(each.name())) {
        choices.add(
            each.name() + "\t" + ReleaseChart.name(each) + " -> " + each.info().status().word());
      }
    }
    return Completions.only(choices);
  }

  /** What could follow {@code --revision}: those of the only argument; null for other flags. */
  static @Nullable Completions revisions(CommandContext context, Flag flag, List<String> args) {
    if (!flag.name().equals("revision")) {
      return null;
    }
    return args.size() == 1 ? revisionsOf(context, args.get(0)) : Completions.none();
  }

  /** What could follow {@code --revision} or {@code --output}; null for other flags. */
  static @Nullable Completions revisionsOrOutput(
      CommandContext context, Flag flag, List<String> args) {
    Completions revisions = revisions(context, flag, args);
    return revisions == null ? OutputValue.complete(flag) : revisions;
  }

  /** Revisions of a release. */
  static Completions revisionsOf(CommandContext context, String name) {
    List<Release> history;
    try (Cluster cluster = ReleaseAccess.open(context)) {
      history = ReleaseHistory.of(cluster, context.log()).run(name);
    } catch (RuntimeException e) {
      return new Completions(List.of(), Directive.ERROR);
    }
    List<String> choices = new ArrayList<>();
    for (Release each : history) {
      choices.add(
          each.version()
              + "\tApp: "
              + ReleaseChart.appVersion(each)
              + ", Chart: "
              + ReleaseChart.name(each));
    }
    return Completions.only(choices);
  }
}
