package dev.chartwright.action;

import dev.chartwright.chart.Hook;
import java.util.List;

/**
 * A chart that was found and whose values are right, but that cannot be rendered. The message is
 * Helm's; the cause is the engine's exception, if it came from there.
 */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String manifest;
  private final transient List<Hook> hooks;

  TemplateException(String message, String manifest, List<Hook> hooks, Throwable cause) {
    super(message, cause);
    this.manifest = manifest;
    this.hooks = List.copyOf(hooks);
  }

  TemplateException(String message) {
    super(message);
    this.manifest = "";
    this.hooks = List.of();
  }

  /** What the templates gave, if it was not YAML; each file behind a line with its name. */
  public String manifest() {
    return manifest;
  }

  /** The hooks that were found before the failure. */
  public List<Hook> hooks() {
    return hooks;
  }
}
