package dev.chartwright.cli.cmd;

import dev.chartwright.action.Settings;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.EnvSettings;
import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.cli.output.DebugExchanges;
import dev.chartwright.http.ExchangeListener;
import dev.chartwright.plugin.PluginGetters;
import dev.chartwright.repo.getter.Getter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the verbs of the library need to know, taken from flags and environment. */
final class ActionSettings {
  /** How we present ourselves: whoever asks for helm must get helm. */
  private static final String USER_AGENT = "Helm/" + BuildInfo.HELM.version().substring(1);

  private ActionSettings() {}

  static Settings of(CommandContext context) {
    EnvSettings settings = context.settings();
    return new Settings(
        settings.registryConfig(),
        settings.repositoryConfig(),
        settings.repositoryCache(),
        settings.contentCache(),
        settings.paths().data("starters"),
        context.env(),
        System.getProperty("os.name", ""),
        USER_AGENT,
        context.log(),
        context.log().debugEnabled() ? new DebugExchanges(context.log()) : ExchangeListener.NONE,
        new HelperErrors(context.err()),
        context.program().extras(),
        new OtherGetters(context));
  }

  /** Asks the plugins, if there can be any. */
  private record OtherGetters(CommandContext context)
      implements Function<String, Optional<Getter>> {
    @Override
    public Optional<Getter> apply(String scheme) {
      return PluginFolders.hold(context)
          ? PluginGetters.of(PluginPlaces.of(context)).find(scheme)
          : Optional.empty();
    }
  }

  /** Prints what credential helpers complain of. */
  private record HelperErrors(ByteSink err) implements Consumer<String> {
    @Override
    public void accept(String text) {
      err.print(text);
    }
  }
}
