package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BodySource;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import java.util.List;

/** All commands by name; the class of each is loaded when it is looked at. */
public final class CommandTree implements BodySource {
  private final CommandContext context;

  /** The commands of one run. */
  public CommandTree(CommandContext context) {
    this.context = context;
  }

  /** Adds the commands to the program, in Helm's order: suggestions come in it. */
  public void addTo(Command root) {
    root.add(
        Command.verb("create NAME", "create a new chart with the given name", this),
        Command.group("dependency update|build|list", "manage a chart's dependencies", this)
            .aliases("dep", "dependencies"),
        Command.verb(
                "pull [chart URL | repo/chartname] [...]",
                "download a chart from a repository and (optionally) unpack it in local directory",
                this)
            .aliases("fetch"),
        Command.group("show", "show information of a chart", this).aliases("inspect"),
        Command.verb("lint PATH", "examine a chart for possible issues", this),
        Command.verb(
            "package [CHART_PATH] [...]", "package a chart directory into a chart archive", this),
        Command.group(
            "repo add|remove|list|index|update [ARGS]",
            "add, list, remove, update, and index chart repositories",
            this),
        Command.group("search [keyword]", "search for a keyword in charts", this),
        Command.verb(
            "verify PATH",
            "verify that a chart at the given path has been signed and is valid",
            this),
        Command.group("get", "download extended information of a named release", this),
        Command.verb("history RELEASE_NAME", "fetch release history", this).aliases("hist"),
        Command.verb("install [NAME] [CHART]", "install a chart", this),
        Command.verb("list", "list releases", this).aliases("ls"),
        Command.verb("test [RELEASE]", "run tests for a release", this),
        Command.verb(
            "rollback <RELEASE> [REVISION]", "roll back a release to a previous revision", this),
        Command.verb("status RELEASE_NAME", "display the status of the named release", this),
        Command.verb("template [NAME] [CHART]", "locally render templates", this),
        Command.verb("uninstall RELEASE_NAME [...]", "uninstall a release", this)
            .aliases("del", "delete", "un")
            .suggestFor("remove", "rm"),
        Command.verb("upgrade [RELEASE] [CHART]", "upgrade a release", this),
        Command.group(
            "completion", "generate autocompletion scripts for the specified shell", this),
        Command.verb("env", "helm client environment information", this),
        Command.group("plugin", "install, list, or uninstall Helm plugins", this),
        Command.verb("version", "print the helm version information", this),
        Command.verb("docs", "generate documentation as markdown or man pages", this).hide(),
        Command.group("registry", "login to or logout from a registry", this),
        Command.verb("push [chart] [remote]", "push a chart to remote", this));
    if (context.program().extras()) {
      root.add(
          Command.verb("serve", "run an OCI registry", this),
          Command.verb("tour", "show what the program is for, step by step", this),
          Command.verb("about", "show our own version, runtime and directories", this),
          Command.verb("diff RELEASE CHART", "show what an upgrade would change", this),
          Command.verb(
              "drift [RELEASE...]", "show where objects are not as their releases say", this),
          Command.verb("outdated", "show which releases could have a newer chart", this),
          Command.verb(
              "recover RELEASE", "bring a release out of a change that was never ended", this),
          Command.verb("cm-push [chart] [repository]", "push a chart to ChartMuseum", this),
          Command.verb(
              "migrate SOURCE... DEST",
              "move charts between repositories, directories and registries",
              this));
    }
  }

  /**
   * Adds what is installed, and says what is out of date.
   *
   * @param arguments those of the program
   */
  public void addInstalled(Command root, List<String> arguments) {
    if (PluginFolders.mayHold(context)) {
      new PluginVerbs(context).addTo(root, arguments);
    }
    new ExpiredRepositories(context).warn();
  }

  /** Whether the command is one of those that Helm lacks. */
  static boolean isExtra(String name) {
    return switch (name) {
      case "serve", "tour", "about", "cm-push", "migrate", "recover", "diff", "drift", "outdated" ->
          true;
      default -> false;
    };
  }

  @Override
  public CommandBody bodyOf(Command command) {
    return switch (command.verbPath()) {
      case "create" -> new CreateCommand(context);
      case "pull" -> new PullCommand(context);
      case "lint" -> new LintCommand(context);
      case "package" -> new PackageCommand(context);
      case "verify" -> new VerifyCommand(context);
      case "history" -> new HistoryCommand(context);
      case "install" -> new InstallCommand(context);
      case "list" -> new ListCommand(context);
      case "test" -> new TestCommand(context);
      case "rollback" -> new RollbackCommand(context);
      case "status" -> new StatusCommand(context);
      case "template" -> new TemplateCommand(context);
      case "uninstall" -> new UninstallCommand(context);
      case "upgrade" -> new UpgradeCommand(context);
      case "env" -> new EnvCommand(context);
      case "version" -> new VersionCommand(context);
      case "docs" -> new DocsCommand(context);
      case "push" -> new PushCommand(context);
      case "dependency" -> new DependencyCommand(this, context.program().extras());
      case "show" -> new ShowCommand(this);
      case "repo" -> new RepoCommand(this);
      case "search" -> new SearchCommand(this);
      case "get" -> new GetCommand(this);
      case "completion" -> new CompletionCommand(this);
      case "plugin" -> new PluginCommand(this);
      case "dependency list" -> new DependencyListCommand(context);
      case "dependency update" -> new DependencyUpdateCommand(context);
      case "dependency build" -> new DependencyBuildCommand(context);
      case "dependency outdated" -> new DependencyOutdatedCommand(context);
      case "repo add" -> new RepoAddCommand(context);
      case "repo list" -> new RepoListCommand(context);
      case "repo remove" -> new RepoRemoveCommand(context);
      case "repo index" -> new RepoIndexCommand(context);
      case "repo update" -> new RepoUpdateCommand(context);
      case "search hub" -> new SearchHubCommand(context);
      case "search repo" -> new SearchRepoCommand(context);
      case "get all" -> new GetAllCommand(context);
      case "get values" -> new GetValuesCommand(context);
      case "get manifest" -> new GetManifestCommand(context);
      case "get hooks" -> new GetHooksCommand(context);
      case "get notes" -> new GetNotesCommand(context);
      case "get metadata" -> new GetMetadataCommand(context);
      case "plugin install" -> new PluginInstallCommand(context);
      case "plugin list" -> new PluginListCommand(context);
      case "plugin uninstall" -> new PluginUninstallCommand(context);
      case "plugin update" -> new PluginUpdateCommand(context);
      case "plugin package" -> new PluginPackageCommand(context);
      case "plugin verify" -> new PluginVerifyCommand(context);
      case "registry login" -> new RegistryLoginCommand(context);
      case "registry logout" -> new RegistryLogoutCommand(context);
      case "show all", "show chart", "show crds", "show readme", "show values" ->
          new ShowPartCommand(context);
      case "completion bash", "completion zsh", "completion fish", "completion powershell" ->
          new CompletionShellCommand(context);
      case "registry" -> new RegistryCommand(this, context.program().extras());
      case "registry whoami" -> new RegistryWhoamiCommand(context);
      case "registry tags" -> new RegistryTagsCommand(context);
      case "serve" -> new ServeCommand(context);
      case "tour" -> new TourCommand(context);
      case "about" -> new AboutCommand(context);
      case "cm-push" -> new ChartMuseumPushCommand(context);
      case "migrate" -> new MigrateCommand(context);
      case "diff" -> new DiffCommand(context, this);
      case "diff rollback" -> new DiffRevisionsCommand(context, true);
      case "diff revision" -> new DiffRevisionsCommand(context, false);
      case "outdated" -> new OutdatedCommand(context);
      case "drift" -> new DriftCommand(context);
      case "recover" -> new RecoverCommand(context);
      default -> throw new IllegalArgumentException("no command " + command.verbPath());
    };
  }
}
