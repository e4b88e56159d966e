package dev.chartwright.plugin;

import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A plugin as Helm shows it where a getter fails: its Go struct, printed with {@code %q}.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/getter/plugingetter.go}; Go 1.26 {@code fmt/print.go}.
 */
final class GoDump {
  private final boolean quoted;

  private GoDump(boolean quoted) {
    this.quoted = quoted;
  }

  static String of(Plugin plugin) {
    PluginMetadata metadata = plugin.metadata();
    if (!(metadata.runtimeConfig() instanceof RuntimeConfig.Subprocess config)) {
      return Quote.quote(metadata.name());
    }
    GoDump quoted = new GoDump(true);
    GoDump bare = new GoDump(false);
    String type =
        metadata.config() instanceof PluginConfig.Getter getter
            ? "*schema.ConfigGetterV1=&{" + bare.texts(getter.protocols()) + "}"
            : "<nil>";
    return "&{{"
        + quoted.text(metadata.apiVersion())
        + " "
        + quoted.text(metadata.name())
        + " "
        + quoted.text(metadata.type())
        + " "
        + quoted.text(metadata.runtime())
        + " "
        + quoted.text(metadata.version())
        + " "
        + quoted.text(metadata.sourceUrl())
        + " %!q("
        + type
        + ") %!q(*plugin.RuntimeConfigSubprocess=&"
        + bare.program(config)
        + ")} "
        + quoted.text(plugin.directory())
        + " "
        + quoted.program(config)
        + " map[]}";
  }

  private String program(RuntimeConfig.Subprocess config) {
    StringBuilder hooks = new StringBuilder("map[");
    for (var each : new TreeMap<>(config.platformHooks()).entrySet()) {
      hooks.append(hooks.length() == "map[".length() ? "" : " ");
      hooks.append(text(each.getKey())).append(':').append(commands(each.getValue()));
    }
    List<String> protocols = new ArrayList<>();
    for (ProtocolCommand each : config.protocolCommands()) {
      protocols.add("{" + texts(each.protocols()) + " " + commands(each.platformCommand()) + "}");
    }
    String expand = Boolean.toString(config.expandHookArgs());
    return "{"
        + commands(config.platformCommand())
        + " "
        + hooks.append(']')
        + " ["
        + String.join(" ", protocols)
        + "] "
        + (quoted ? "%!q(bool=" + expand + ")" : expand)
        + "}";
  }

  private String commands(List<PlatformCommand> commands) {
    List<String> shown = new ArrayList<>();
    for (PlatformCommand each : commands) {
      shown.add(
          "{"
              + text(each.os())
              + " "
              + text(each.arch())
              + " "
              + text(each.command())
              + " "
              + texts(each.args())
              + "}");
    }
    return "[" + String.join(" ", shown) + "]";
  }

  private String texts(List<String> texts) {
    List<String> shown = new ArrayList<>();
    for (String each : texts) {
      shown.add(text(each));
    }
    return "[" + String.join(" ", shown) + "]";
  }

  private String text(String text) {
    return quoted ? Quote.quote(text) : text;
  }
}
