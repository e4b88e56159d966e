package dev.chartwright.cli.cmd;

import dev.chartwright.action.NamespaceNames;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.CompletionDebug;
import dev.chartwright.cli.cobra.Completions;

/**
 * What {@code --namespace} can be: all that the cluster has, whatever is typed already; where none
 * can be asked, file names. Source: Helm 4.3.1 {@code pkg/cmd/root.go}.
 */
final class NamespaceCompletion {
  /** Long enough to see that something is wrong, and not too long. */
  private static final int SECONDS = 3;

  private NamespaceCompletion() {}

  static Completions of(CommandContext context) {
    new CompletionDebug(context.err(), context.env())
        .debug(
            "About to call kube client for namespaces with timeout of: " + SECONDS,
            context.settings().debug());
    try {
      return Completions.only(
          NamespaceNames.of(ActionSettings.of(context), Clusters.settings(context), context.clock())
              .list(SECONDS));
    } catch (RuntimeException e) {
      return Completions.files();
    }
  }
}
