package dev.chartwright.engine;

import dev.chartwright.chart.Hook;
import java.util.List;

/**
 * A rendered file that is not the YAML of a Kubernetes object: {@code YAML parse error on
 * demo/templates/a.yaml: error converting YAML to JSON: …}.
 */
public final class ManifestException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String path;
  private final String rendered;
  private final transient List<Hook> hooks;

  ManifestException(String message, String path, String rendered) {
    this(message, path, rendered, List.of());
  }

  private ManifestException(String message, String path, String rendered, List<Hook> hooks) {
    super(message);
    this.path = path;
    this.rendered = rendered;
    this.hooks = List.copyOf(hooks);
  }

  /** The file. */
  public String path() {
    return path;
  }

  /** All files as they were rendered, each behind {@code # Source:}, for people to look at. */
  public String rendered() {
    return rendered;
  }

  /** The hooks that were found before. */
  public List<Hook> hooks() {
    return hooks;
  }

  ManifestException withRendered(String rendered) {
    return new ManifestException(String.valueOf(getMessage()), path, rendered, hooks);
  }

  ManifestException withHooks(List<Hook> hooks) {
    return new ManifestException(String.valueOf(getMessage()), path, rendered, hooks);
  }
}
