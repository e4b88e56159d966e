package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.EnvSettings;
import dev.chartwright.cli.Program;
import dev.chartwright.cli.cobra.BodySource;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CompletionDebug;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The program itself: what it prints on its own, and the global flags. */
public final class RootCommand implements CommandBody, BodySource {
  private static final String LONG =
      """
      The Kubernetes package manager

      Common actions for Helm:

      - helm search:    search for charts
      - helm pull:      download a chart to your local directory to view
      - helm install:   upload the chart to Kubernetes
      - helm list:      list releases of charts

      Environment variables:

      | Name                               | Description                                                                                                |
      |------------------------------------|------------------------------------------------------------------------------------------------------------|
      | $HELM_CACHE_HOME                   | set an alternative location for storing cached files.                                                      |
      | $HELM_CONFIG_HOME                  | set an alternative location for storing Helm configuration.                                                |
      | $HELM_DATA_HOME                    | set an alternative location for storing Helm data.                                                         |
      | $HELM_DEBUG                        | indicate whether or not Helm is running in Debug mode                                                      |
      | $HELM_DRIVER                       | set the backend storage driver. Values are: configmap, secret, memory, sql.                                |
      | $HELM_DRIVER_SQL_CONNECTION_STRING | set the connection string the SQL storage driver should use.                                               |
      | $HELM_MAX_HISTORY                  | set the maximum number of helm release history.                                                            |
      | $HELM_NAMESPACE                    | set the namespace used for the helm operations.                                                            |
      | $HELM_NO_PLUGINS                   | disable plugins. Set HELM_NO_PLUGINS=1 to disable plugins.                                                 |
      | $HELM_PLUGINS                      | set the path to the plugins directory                                                                      |
      | $HELM_REGISTRY_CONFIG              | set the path to the registry config file.                                                                  |
      | $HELM_REPOSITORY_CACHE             | set the path to the repository cache directory                                                             |
      | $HELM_REPOSITORY_CONFIG            | set the path to the repositories file.                                                                     |
      | $KUBECONFIG                        | set an alternative Kubernetes configuration file (default "~/.kube/config")                                |
      | $HELM_KUBEAPISERVER                | set the Kubernetes API Server Endpoint for authentication                                                  |
      | $HELM_KUBECAFILE                   | set the Kubernetes certificate authority file.                                                             |
      | $HELM_KUBEASGROUPS                 | set the Groups to use for impersonation using a comma-separated list.                                      |
      | $HELM_KUBEASUSER                   | set the Username to impersonate for the operation.                                                         |
      | $HELM_KUBECONTEXT                  | set the name of the kubeconfig context.                                                                    |
      | $HELM_KUBETOKEN                    | set the Bearer KubeToken used for authentication.                                                          |
      | $HELM_KUBEINSECURE_SKIP_TLS_VERIFY | indicate if the Kubernetes API server's certificate validation should be skipped (insecure)                |
      | $HELM_KUBETLS_SERVER_NAME          | set the server name used to validate the Kubernetes API server certificate                                 |
      | $HELM_BURST_LIMIT                  | set the default burst limit in the case the server contains many CRDs (default 100, -1 to disable)         |
      | $HELM_QPS                          | set the Queries Per Second in cases where a high number of calls exceed the option for higher burst values |
      | $HELM_COLOR                        | set color output mode. Allowed values: never, always, auto (default: never)                                |
      | $NO_COLOR                          | set to any non-empty value to disable all colored output (overrides $HELM_COLOR)                           |
      | $SOURCE_DATE_EPOCH                 | set a Unix timestamp for reproducible chart archives                                                       |

      Helm stores cache, configuration, and data based on the following configuration order:

      - If a HELM_*_HOME environment variable is set, it will be used
      - Otherwise, on systems supporting the XDG base directory specification, the XDG variables will be used
      - When no other location is set a default location will be used based on the operating system

      By default, the default directories depend on the Operating System. The defaults are listed below:

      | Operating System | Cache Path                | Configuration Path             | Data Path               |
      |------------------|---------------------------|--------------------------------|-------------------------|
      | Linux            | $HOME/.cache/helm         | $HOME/.config/helm             | $HOME/.local/share/helm |
      | macOS            | $HOME/Library/Caches/helm | $HOME/Library/Preferences/helm | $HOME/Library/helm      |
      | Windows          | %TEMP%\\helm               | %APPDATA%\\helm                 | %APPDATA%\\helm          |
      """;
  private final Supplier<CommandContext> context;

  private RootCommand(Supplier<CommandContext> context) {
    this.context = context;
  }

  /**
   * The program with its global flags and without commands.
   *
   * @param context asked for only when completion needs it, after the flags have been read
   */
  public static Command of(
      Program program, EnvSettings settings, Supplier<CommandContext> context) {
    Command root =
        Command.group(
            program.name(), "The Helm package manager for Kubernetes.", new RootCommand(context));
    settings.addFlags(root.persistentFlags());
    KlogFlags.addTo(root.persistentFlags());
    return root;
  }

  @Override
  public CommandBody bodyOf(Command command) {
    return this;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG);
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return switch (flag.name()) {
      case "color", "colour" -> Completions.only(List.of("never", "auto", "always"));
      case "kube-context" -> contexts(context.get());
      case "namespace" -> NamespaceCompletion.of(context.get());
      default -> null;
    };
  }

  private static Completions contexts(CommandContext context) {
    EnvSettings settings = context.settings();
    new CompletionDebug(context.err(), context.env())
        .debug("About to get the different kube-contexts", settings.debug());
    List<String> choices = new ArrayList<>();
    for (Map.Entry<String, String> each : settings.contexts().entrySet()) {
      choices.add(each.getKey() + "\t" + each.getValue());
    }
    return Completions.only(choices);
  }
}
