package dev.chartwright.plugin;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import java.util.List;

/**
 * A plugin that changes what was rendered, with the arguments that it gets.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/postrenderer/postrenderer.go}.
 *
 * <pre>{@code
 * PostRendererPlugin shout = PostRendererPlugin.find(settings, "shout", List.of());
 * shout.run("a: hello\n"); // a: HELLO
 * }</pre>
 */
public final class PostRendererPlugin {
  private final Plugin plugin;
  private final List<String> arguments;

  private PostRendererPlugin(Plugin plugin, List<String> arguments) {
    this.plugin = plugin;
    this.arguments = List.copyOf(arguments);
  }

  /**
   * The installed plugin of that name.
   *
   * @throws PluginException {@code plugin: {Name:x Type:postrenderer/v1} not found}
   */
  public static PostRendererPlugin find(
      PluginSettings settings, String name, List<String> arguments) {
    return new PostRendererPlugin(
        InstalledPlugins.of(settings).find(name, PluginMetadata.POST_RENDERER), arguments);
  }

  /**
   * Runs the plugin.
   *
   * @param manifests YAML documents
   * @return what the plugin made of them
   * @throws PluginException {@code failed to invoke post-renderer plugin "x": …}, {@code
   *     post-renderer "x" produced empty output}
   */
  public String run(String manifests) {
    String name = Quote.quote(plugin.metadata().name());
    String rendered;
    try {
      rendered = GoString.of(plugin.render(GoString.bytes(manifests), arguments));
    } catch (PluginException e) {
      throw new PluginException(
          "failed to invoke post-renderer plugin " + name + ": " + e.getMessage(), e);
    }
    if (dev.chartwright.golang.strings.Strings.trimSpace(rendered).isEmpty()) {
      throw new PluginException("post-renderer " + name + " produced empty output");
    }
    return rendered;
  }
}
