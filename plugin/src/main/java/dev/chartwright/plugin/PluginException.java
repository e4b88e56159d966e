package dev.chartwright.plugin;

/**
 * Something about a plugin that failed; the message is Helm's.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin}.
 */
public class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure in Helm's words. */
  public PluginException(String message) {
    super(message);
  }

  /** A failure in Helm's words, and what it comes from. */
  public PluginException(String message, Throwable cause) {
    super(message, cause);
  }
}
