package dev.chartwright.cli.cmd;

import dev.chartwright.action.ChartMuseumPush;
import dev.chartwright.action.ChartMuseumPushRequest;
import dev.chartwright.action.ConnectionOptions;
import dev.chartwright.action.DependencyUpdate;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Directive;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.IntValue;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.repo.chartmuseum.ChartMuseumAccount;
import dev.chartwright.repo.downloader.dependency.DependencyRequest;
import java.time.Duration;
import java.util.List;

/**
 * {@code cm-push}: uploads a chart to ChartMuseum, with the command line of the plugin helm-push.
 */
final class ChartMuseumPushCommand implements CommandBody {
  private static final String LONG =
      """

      Push a chart to ChartMuseum: an archive made by 'package', or a chart directory,
      which is packed first. A provenance file beside the archive is pushed with it.

      The second argument is the name of an added repository or its URL.

          $ chartwright cm-push mychart-0.1.0.tgz chartmuseum
          $ chartwright cm-push . chartmuseum
          $ chartwright cm-push . --version 1.2.3 chartmuseum
          $ chartwright cm-push . https://my.chart.repo.com
      """;

  private final CommandContext context;
  private final StringValue version = StringValue.empty();
  private final StringValue appVersion = StringValue.empty();
  private final StringValue username = StringValue.empty();
  private final StringValue password = StringValue.empty();
  private final StringValue accessToken = StringValue.empty();
  private final StringValue authHeader = StringValue.empty();
  private final StringValue contextPath = StringValue.empty();
  private final StringValue caFile = StringValue.empty();
  private final StringValue certFile = StringValue.empty();
  private final StringValue keyFile = StringValue.empty();
  private final StringValue keyring;
  private final BoolValue insecure = BoolValue.off();
  private final BoolValue force = BoolValue.off();
  private final BoolValue dependencyUpdate = BoolValue.off();
  private final BoolValue checkHelmVersion = BoolValue.off();
  private final IntValue timeout = IntValue.of(30);

  ChartMuseumPushCommand(CommandContext context) {
    this.context = context;
    this.keyring = StringValue.of(Keyring.defaultPath(context));
  }

  @Override
  public void define(Command command) {
    command.longText(LONG);
    FlagSet f = command.flags();
    f.add(version, "version", 'v', "override chart version pre-push");
    f.add(appVersion, "app-version", 'a', "override app version pre-push");
    f.add(username, "username", 'u', "override HTTP basic auth username [$HELM_REPO_USERNAME]");
    f.add(password, "password", 'p', "override HTTP basic auth password [$HELM_REPO_PASSWORD]");
    f.add(
        accessToken,
        "access-token",
        "send token in Authorization header [$HELM_REPO_ACCESS_TOKEN]");
    f.add(
        authHeader,
        "auth-header",
        "alternative header to use for token auth [$HELM_REPO_AUTH_HEADER]");
    f.add(contextPath, "context-path", "ChartMuseum context path [$HELM_REPO_CONTEXT_PATH]");
    f.add(
        caFile,
        "ca-file",
        "verify certificates of HTTPS-enabled servers using this CA bundle [$HELM_REPO_CA_FILE]");
    f.add(
        certFile,
        "cert-file",
        "identify HTTPS client using this SSL certificate file [$HELM_REPO_CERT_FILE]");
    f.add(
        keyFile, "key-file", "identify HTTPS client using this SSL key file [$HELM_REPO_KEY_FILE]");
    f.add(keyring, "keyring", "location of a public keyring");
    f.add(
        insecure,
        "insecure",
        "connect to server with an insecure way by skipping certificate verification"
            + " [$HELM_REPO_INSECURE]");
    f.add(force, "force", 'f', "force upload even if chart version exists");
    f.add(
        dependencyUpdate,
        "dependency-update",
        'd',
        "update dependencies from \"Chart.yaml\" to dir \"charts/\" before packaging");
    f.add(
        checkHelmVersion,
        "check-helm-version",
        "outputs the major version of Helm whose charts are pushed");
    f.add(
        timeout,
        "timeout",
        't',
        "the duration (in seconds) to wait to get response from chartmuseum");
    // The log level of Kubernetes' client has -v everywhere else.
    f.add(StringValue.empty(), "v", "").hide();
  }

  @Override
  public void run(Command command, List<String> args) {
    if (checkHelmVersion.get()) {
      context.out().println("3");
      return;
    }
    ChartMuseumPush verb = ChartMuseumPush.of(ActionSettings.of(context), context.clock());
    if (args.size() == 4 && args.get(3).startsWith("cm://")) {
      context.out().write(verb.download(args.get(3), request("", "")));
      return;
    }
    if (args.size() != 2) {
      throw CommandException.of(
          "this command needs 2 arguments: name of chart, name of chart repository (or repo URL)");
    }
    verb.run(
        request(args.get(0), args.get(1)),
        () -> updateDependencies(args.get(0)),
        line -> context.out().println(line));
  }

  /** Those of a folder; an archive has what it has. */
  private void updateDependencies(String chart) {
    if (dependencyUpdate.get() && Os.stat(chart).isDirectory()) {
      DependencyUpdate.of(ActionSettings.of(context), context.clock())
          .run(
              DependencyRequest.of(Os.abs(chart)),
              ConnectionOptions.defaults(),
              new DependencyLines(context),
              Registries.events(context, false));
    }
  }

  private ChartMuseumPushRequest request(String chart, String remote) {
    return new ChartMuseumPushRequest(
        chart,
        remote,
        version.get(),
        appVersion.get(),
        new ChartMuseumAccount(
            or(username, "HELM_REPO_USERNAME"),
            or(password, "HELM_REPO_PASSWORD"),
            or(accessToken, "HELM_REPO_ACCESS_TOKEN"),
            or(authHeader, "HELM_REPO_AUTH_HEADER")),
        or(contextPath, "HELM_REPO_CONTEXT_PATH"),
        force.get(),
        variable("HELM_REPO_USE_HTTP", false),
        new ConnectionOptions(
            "",
            "",
            or(certFile, "HELM_REPO_CERT_FILE"),
            or(keyFile, "HELM_REPO_KEY_FILE"),
            or(caFile, "HELM_REPO_CA_FILE"),
            variable("HELM_REPO_INSECURE", insecure.get()),
            false,
            false),
        Duration.ofSeconds(Math.max(0, timeout.get())));
  }

  private String or(StringValue flag, String variable) {
    return flag.get().isEmpty() ? context.env().getOrDefault(variable, "") : flag.get();
  }

  /** A variable that is there wins over its flag, and is false if it is neither word. */
  private boolean variable(String name, boolean flag) {
    String text = context.env().get(name);
    if (text == null) {
      return flag;
    }
    try {
      return Parse.parseBool(text);
    } catch (NumberException e) {
      return false;
    }
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return switch (args.size()) {
      case 0 -> Completions.files();
      case 1 ->
          new Completions(List.of("http://", "https://"), Directive.NO_FILES | Directive.NO_SPACE);
      default -> Completions.noMoreArgs();
    };
  }
}
