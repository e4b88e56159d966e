package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BodySource;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.CommandLine;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.plugin.Plugin;
import dev.chartwright.plugin.PluginConfig;
import dev.chartwright.plugin.PluginExitException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command of one plugin. */
final class PluginVerb implements CommandBody, BodySource {
  private final CommandContext context;
  private final Plugin plugin;
  private final PluginConfig.@Nullable Cli config;
  private @Nullable PluginCompletion completion;

  PluginVerb(CommandContext context, Plugin plugin) {
    this.context = context;
    this.plugin = plugin;
    this.config = plugin.metadata().config() instanceof PluginConfig.Cli cli ? cli : null;
  }

  /** Makes it look at what the plugin says about its subcommands and flags. */
  void complete() {
    completion = new PluginCompletion(context, plugin);
  }

  @Override
  public CommandBody bodyOf(Command command) {
    return this;
  }

  @Override
  public void define(Command command) {
    if (config != null) {
      command.longText(config.longHelp());
    }
    if (completion != null) {
      completion.define(command);
    }
  }

  @Override
  public void run(Command command, List<String> args) {
    List<String> own = withoutGlobalFlags(context, command, args);
    try {
      plugin.runCommand(config != null && config.ignoreFlags() ? List.of() : own);
    } catch (PluginExitException e) {
      throw CommandException.of(String.valueOf(e.getMessage()), e.exitCode());
    }
  }

  @Override
  public @Nullable Completions complete(Command command, List<String> args, String toComplete) {
    return completion == null ? null : completion.complete(command, args, toComplete);
  }

  /**
   * Sets those of Helm's own flags that may stand among the arguments of a plugin, and gives the
   * other arguments.
   */
  static List<String> withoutGlobalFlags(
      CommandContext context, Command command, List<String> args) {
    List<String> known = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      int equalSign = arg.indexOf('=');
      if (arg.equals("--debug") || (equalSign > 0 && takesValue(arg.substring(0, equalSign)))) {
        known.add(arg);
      } else if (takesValue(arg)) {
        known.add(arg);
        if (++i < args.size()) {
          known.add(args.get(i));
        }
      } else {
        others.add(arg);
      }
    }
    Command parent = command.parent();
    if (parent != null) {
      CommandLine.parseFlags(parent, known, context.err());
    }
    return others;
  }

  private static boolean takesValue(String flag) {
    return switch (flag) {
      case "--kube-context",
          "--namespace",
          "-n",
          "--kubeconfig",
          "--kube-apiserver",
          "--kube-token",
          "--kube-as-user",
          "--kube-as-group",
          "--kube-ca-file",
          "--registry-config",
          "--repository-cache",
          "--repository-config",
          "--kube-insecure-skip-tls-verify",
          "--kube-tls-server-name" ->
          true;
      default -> false;
    };
  }
}
