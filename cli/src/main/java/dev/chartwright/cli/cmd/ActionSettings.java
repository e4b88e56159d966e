package dev.chartwright.cli.cmd;

import dev.chartwright.action.Settings;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.EnvSettings;
import dev.chartwright.cli.output.DebugExchanges;
import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.http.ExchangeListener;

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
        record -> log(context, record),
        context.log().debugEnabled() ? new DebugExchanges(context.log()) : ExchangeListener.NONE,
        text -> context.err().print(text));
  }

  private static void log(CommandContext context, LogRecord record) {
    String[] attributes = record.attributes().toArray(new String[0]);
    switch (record.level()) {
      case DEBUG -> context.log().debug(record.message(), attributes);
      case INFO -> context.log().info(record.message(), attributes);
      case WARN -> context.log().warn(record.message(), attributes);
      case ERROR -> context.log().error(record.message(), attributes);
    }
  }
}
