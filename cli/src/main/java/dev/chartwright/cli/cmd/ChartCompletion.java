package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.HelmPath;
import dev.chartwright.cli.cobra.CompletionDebug;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Directive;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Completion of charts: repositories, the charts in them, URL prefixes, files. */
final class ChartCompletion {
  private static final List<String> PREFIXES =
      List.of(
          "oci://\tChart OCI prefix",
          "https://\tChart URL prefix",
          "http://\tChart URL prefix",
          "file://\tChart local URL prefix");

  private ChartCompletion() {}

  /** Names of repositories that are not among the arguments yet. */
  static Completions repositories(CommandContext context, List<String> args) {
    List<String> choices = new ArrayList<>();
    for (Map.Entry<String, String> repository : RepositoryCache.of(context).repositories()) {
      if (!args.contains(repository.getKey())) {
        choices.add(repository.getKey() + "\t" + repository.getValue());
      }
    }
    return Completions.only(choices);
  }

  /**
   * References to charts.
   *
   * @param files whether charts in files are meant as well
   */
  static Completions charts(CommandContext context, String toComplete, boolean files) {
    CompletionDebug notes = new CompletionDebug(context.err(), context.env());
    boolean show = context.settings().debug();
    notes.debug("compListCharts with toComplete " + toComplete, show);
    RepositoryCache cache = RepositoryCache.of(context);
    List<String> choices = new ArrayList<>();
    boolean noSpace = false;
    boolean noFile = false;
    for (Map.Entry<String, String> repository : cache.repositories()) {
      String prefix = repository.getKey() + "/";
      if (toComplete.startsWith(prefix)) {
        for (String chart : cache.charts(repository.getKey())) {
          choices.add(prefix + chart);
        }
        noSpace = false;
        break;
      }
      if (repository.getKey().startsWith(toComplete)) {
        choices.add(prefix + "\t" + repository.getValue());
        noSpace = true;
      }
    }
    notes.debug("Completions after repos: " + list(choices), show);
    for (String prefix : PREFIXES) {
      // The description takes part in the comparison, as it does in Helm.
      if (toComplete.startsWith(prefix)) {
        noFile = true;
        noSpace = true;
      } else if (prefix.startsWith(toComplete)) {
        choices.add(prefix);
        noSpace = true;
      }
    }
    notes.debug("Completions after urls: " + list(choices), show);
    if (files && !choices.isEmpty() && !toComplete.isEmpty()) {
      addFiles(choices, toComplete);
    }
    notes.debug("Completions after files: " + list(choices), show);
    if (files && toComplete.isEmpty()) {
      choices.add("./\tRelative path prefix to local chart");
      choices.add("/\tAbsolute path prefix to local chart");
    }
    notes.debug("Completions after checking empty input: " + list(choices), show);
    int directive = noFile || !files ? Directive.NO_FILES : Directive.DEFAULT;
    return new Completions(choices, noSpace ? directive | Directive.NO_SPACE : directive);
  }

  /**
   * The versions of a chart {@code repository/chart} that the cached index knows.
   *
   * @param count how many arguments there must be; the chart is the last
   */
  static Completions versions(CommandContext context, List<String> args, int count) {
    if (args.size() != count) {
      return Completions.none();
    }
    String[] parts = args.get(count - 1).split("/", -1);
    return parts.length == 2
        ? Completions.only(RepositoryCache.of(context).versions(parts[0], parts[1]))
        : Completions.none();
  }

  private static void addFiles(List<String> choices, String toComplete) {
    String[] names = new File(HelmPath.join(".")).list();
    if (names == null) {
      return;
    }
    Arrays.sort(names);
    for (String name : names) {
      if (name.startsWith(toComplete)) {
        choices.add(name);
      }
    }
  }

  private static String list(List<String> choices) {
    return "[" + String.join(" ", choices) + "]";
  }
}
