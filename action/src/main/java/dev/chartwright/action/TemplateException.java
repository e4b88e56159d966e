package dev.chartwright.action;

import dev.chartwright.chart.Hook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart that was found and whose values are right, but that cannot be rendered. The message is
 * Helm's; the cause is the engine's exception, if it came from there.
 */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String releaseName;
  private final String manifest;
  private final transient List<Hook> hooks;
  private final String explanation;

  TemplateException(
      String message,
      String releaseName,
      String manifest,
      List<Hook> hooks,
      String explanation,
      @Nullable Throwable cause) {
    super(message, cause);
    this.releaseName = releaseName;
    this.manifest = manifest;
    this.hooks = List.copyOf(hooks);
    this.explanation = explanation;
  }

  /** The name of the release. */
  public String releaseName() {
    return releaseName;
  }

  /** What the templates gave, if it was not YAML; each file behind a line with its name. */
  public String manifest() {
    return manifest;
  }

  /** The hooks that were found before the failure. */
  public List<Hook> hooks() {
    return hooks;
  }

  /**
   * What can be said beyond Helm's message, in lines; empty if nothing can, or if the request did
   * not ask for it.
   */
  public String explanation() {
    return explanation;
  }
}
