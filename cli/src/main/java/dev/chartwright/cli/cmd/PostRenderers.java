package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.InvalidValueException;
import dev.chartwright.engine.PostRenderer;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.plugin.PostRendererPlugin;
import java.util.List;

/** The installed plugins that change what was rendered. */
final class PostRenderers {
  private PostRenderers() {}

  /** The one of that name, with arguments for it. */
  static PostRenderer find(CommandContext context, String name, List<String> arguments) {
    return PostRendererPlugin.find(PluginPlaces.of(context), name, arguments)::run;
  }

  /**
   * Makes sure that there is one of that name.
   *
   * @throws InvalidValueException if not
   */
  static void require(CommandContext context, String name) {
    try {
      find(context, name, List.of());
    } catch (PluginException e) {
      throw InvalidValueException.of(String.valueOf(e.getMessage()));
    }
  }
}
