package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.BodySource;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;

/** {@code dependency}: what a chart depends on. */
final class DependencyCommand implements CommandBody {
  private static final String LONG =
      """

      Manage the dependencies of a chart.

      Helm charts store their dependencies in 'charts/'. For chart developers, it is
      often easier to manage dependencies in 'Chart.yaml' which declares all
      dependencies.

      The dependency commands operate on that file, making it easy to synchronize
      between the desired dependencies and the actual dependencies stored in the
      'charts/' directory.

      For example, this Chart.yaml declares two dependencies:

          # Chart.yaml
          dependencies:
          - name: nginx
            version: "1.2.3"
            repository: "https://example.com/charts"
          - name: memcached
            version: "3.2.1"
            repository: "https://another.example.com/charts"


      The 'name' should be the name of a chart, where that name must match the name
      in that chart's 'Chart.yaml' file.

      The 'version' field should contain a semantic version or version range.

      The 'repository' URL should point to a Chart Repository. Helm expects that by
      appending '/index.yaml' to the URL, it should be able to retrieve the chart
      repository's index. Note: 'repository' can be an alias. The alias must start
      with 'alias:' or '@'.

      Starting from 2.2.0, repository can be defined as the path to the directory of
      the dependency charts stored locally. The path should start with a prefix of
      "file://". For example,

          # Chart.yaml
          dependencies:
          - name: nginx
            version: "1.2.3"
            repository: "file://../dependency_chart/nginx"

      If the dependency chart is retrieved locally, it is not required to have the
      repository added to helm by "helm add repo". Version matching is also supported
      for this case.
      """;

  private final BodySource verbs;
  private final boolean extras;

  DependencyCommand(BodySource verbs, boolean extras) {
    this.verbs = verbs;
    this.extras = extras;
  }

  @Override
  public void define(Command command) {
    command
        .longText(LONG)
        .add(
            Command.verb("list CHART", "list the dependencies for the given chart", verbs)
                .aliases("ls"),
            Command.verb(
                    "update CHART", "update charts/ based on the contents of Chart.yaml", verbs)
                .aliases("up"),
            Command.verb(
                "build CHART",
                "rebuild the charts/ directory based on the Chart.lock file",
                verbs));
    if (extras) {
      command.add(
          Command.verb(
              "outdated [CHART]", "show which newer versions of dependencies there are", verbs));
    }
  }
}
