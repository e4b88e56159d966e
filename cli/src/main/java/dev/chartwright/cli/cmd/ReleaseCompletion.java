package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.CompletionDebug;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Directive;
import java.util.List;

/** Completion of what only a cluster knows; answers as Helm does when none can be reached. */
final class ReleaseCompletion {
  private ReleaseCompletion() {}

  /** Names of releases. */
  static Completions releases(CommandContext context, String toComplete) {
    new CompletionDebug(context.err(), context.env())
        .debug("compListReleases with toComplete " + toComplete, context.settings().debug());
    return Completions.files();
  }

  /** Revisions of the release that the only argument names. */
  static Completions revisions(List<String> args) {
    return args.size() == 1 ? revisionsOf() : Completions.none();
  }

  /** Revisions of a release. */
  static Completions revisionsOf() {
    return new Completions(List.of(), Directive.ERROR);
  }
}
