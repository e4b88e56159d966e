package dev.chartwright.plugin;

import dev.chartwright.golang.strconv.Quote;

/**
 * A plugin's program ended with another code than 0: {@code plugin "x" exited with error}.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/error.go}, {@code InvokeExecError}.
 */
public final class PluginExitException extends PluginException {
  private static final long serialVersionUID = 1L;

  private final String plugin;
  private final int exitCode;

  /** The plugin that failed, and the code. */
  public PluginExitException(String plugin, int exitCode) {
    super("plugin " + Quote.quote(plugin) + " exited with error");
    this.plugin = plugin;
    this.exitCode = exitCode;
  }

  /** The name of the plugin. */
  public String plugin() {
    return plugin;
  }

  /** What its program ended with; 128 and the number of the signal if one killed it. */
  public int exitCode() {
    return exitCode;
  }
}
