package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BodySource;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CompletionDebug;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Directive;
import dev.chartwright.cli.cobra.FlagException;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.plugin.Plugin;
import dev.chartwright.plugin.PluginConfig;
import dev.chartwright.plugin.PluginException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Completion of a plugin's own command line: what its {@code completion.yaml} says, and what its
 * program {@code plugin.complete} answers.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cmd/load_plugins.go}.
 */
final class PluginCompletion {
  private static final String FILE = "completion.yaml";

  private final CommandContext context;
  private final Plugin plugin;
  private PluginCompletionFile.Level level = PluginCompletionFile.Level.NONE;

  PluginCompletion(CommandContext context, Plugin plugin) {
    this.context = context;
    this.plugin = plugin;
  }

  /** Adds the flags and subcommands that the plugin declares. */
  void define(Command command) {
    String path = plugin.directory() + "/" + FILE;
    try {
      byte[] yaml;
      try {
        yaml = Os.readFile(path);
      } catch (PathException e) {
        throw new PluginException(
            "file (" + path + ") not provided by plugin. No plugin auto-completion possible", e);
      }
      level = PluginCompletionFile.read(yaml);
    } catch (RuntimeException e) {
      context
          .log()
          .debug("plugin completion file loading", "error", String.valueOf(e.getMessage()));
    }
    define(command, level);
  }

  private void define(Command command, PluginCompletionFile.Level declared) {
    command.validArgs(declared.validArgs());
    addFlags(command, declared.flags());
    List<PluginCompletionFile.Level> subcommands = declared.commands();
    if (subcommands == null) {
      return;
    }
    for (PluginCompletionFile.Level each : subcommands) {
      Command sub = Command.verb(each.name(), "", new Subcommand(each)).takeArgumentsVerbatim();
      command.add(sub);
      if (each.name().isEmpty()) {
        context.log().debug("sub-command name field missing", "commandPath", sub.path());
      }
    }
  }

  /** Pairs short and long names as they come: a short flag alone cannot be declared. */
  private static void addFlags(Command command, List<String> names) {
    List<String> shorts = new ArrayList<>();
    List<String> longs = new ArrayList<>();
    for (String name : names) {
      (GoString.length(name) == 1 ? shorts : longs).add(name);
    }
    int count = Math.max(shorts.size(), longs.size());
    for (int i = 0; i < count; i++) {
      String shorthand = i < shorts.size() ? shorts.get(i) : "";
      add(command, i < longs.size() ? longs.get(i) : shorthand, shorthand);
    }
  }

  /** A name or letter that is taken already is left out; Helm panics. */
  private static void add(Command command, String name, String shorthand) {
    FlagSet flags = command.flags();
    if (flags.lookup(name) != null) {
      return;
    }
    char letter = shorthand.isEmpty() ? 0 : shorthand.charAt(0);
    if (letter == 0
        || letter >= 0x80
        || flags.shorthand(letter) != null
        || command.root().persistentFlags().shorthand(letter) != null) {
      flags.add(BoolValue.off(), name, "");
    } else {
      flags.add(BoolValue.off(), name, letter, "");
    }
  }

  /** What the plugin answers when asked. */
  @Nullable Completions complete(Command command, List<String> args, String toComplete) {
    return complete(command, level, args, toComplete);
  }

  private @Nullable Completions complete(
      Command command, PluginCompletionFile.Level declared, List<String> args, String toComplete) {
    if (declared.commands() != null) {
      return null;
    }
    CompletionDebug notes = new CompletionDebug(context.err(), context.env());
    if (!plugin.metadata().runtime().equals("subprocess")) {
      notes.debug(
          "Unsupported plugin runtime: " + Quote.quote(plugin.metadata().runtime()),
          context.settings().debug());
      return Completions.files();
    }
    List<String> own;
    try {
      own = PluginVerb.withoutGlobalFlags(context, command, args);
    } catch (FlagException e) {
      return new Completions(List.of(), Directive.ERROR);
    }
    List<String> words = new ArrayList<>();
    String path = command.verbPath();
    for (int blank = path.indexOf(' '); blank >= 0; blank = path.indexOf(' ')) {
      path = path.substring(blank + 1);
      int end = path.indexOf(' ');
      words.add(end < 0 ? path : path.substring(0, end));
    }
    if (!(plugin.metadata().config() instanceof PluginConfig.Cli config && config.ignoreFlags())) {
      words.addAll(own);
      words.add(toComplete);
    }
    String program = plugin.directory() + "/plugin.complete";
    notes.debug(
        "calling " + program + " with args [" + String.join(" ", words) + "]",
        context.settings().debug());
    try {
      return answer(GoString.of(plugin.complete(words)));
    } catch (PluginException e) {
      notes.debug("Unable to call " + program + ": " + e.getMessage(), context.settings().debug());
      return Completions.files();
    }
  }

  /** The lines as choices; a last one such as {@code :4} as directive. */
  private static Completions answer(String printed) {
    List<String> choices = new ArrayList<>();
    for (String line : printed.split("\n", -1)) {
      if (!line.isEmpty()) {
        choices.add(line);
      }
    }
    int directive = Directive.DEFAULT;
    String last = choices.isEmpty() ? "" : choices.get(choices.size() - 1);
    if (last.length() > 1 && last.charAt(0) == ':') {
      try {
        directive = (int) Parse.atoi(last.substring(1));
        choices.remove(choices.size() - 1);
      } catch (NumberException e) {
        // A choice like any other.
      }
    }
    return new Completions(choices, directive);
  }

  /** A subcommand of the plugin, known for completion only. */
  private final class Subcommand implements CommandBody, BodySource {
    private final PluginCompletionFile.Level declared;

    Subcommand(PluginCompletionFile.Level declared) {
      this.declared = declared;
    }

    @Override
    public CommandBody bodyOf(Command command) {
      return this;
    }

    @Override
    public void define(Command command) {
      if (!declared.name().isEmpty()) {
        PluginCompletion.this.define(command, declared);
      }
    }

    @Override
    public void run(Command command, List<String> args) {}

    @Override
    public @Nullable Completions complete(Command command, List<String> args, String toComplete) {
      return declared.name().isEmpty()
          ? null
          : PluginCompletion.this.complete(command, declared, args, toComplete);
    }
  }
}
