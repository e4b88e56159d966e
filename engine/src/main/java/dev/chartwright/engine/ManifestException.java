package dev.chartwright.engine;

/**
 * A rendered file that is not the YAML of a Kubernetes object: {@code YAML parse error on
 * demo/templates/a.yaml: error converting YAML to JSON: …}.
 */
public final class ManifestException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String path;
  private final String rendered;

  ManifestException(String message, String path, String rendered) {
    super(message);
    this.path = path;
    this.rendered = rendered;
  }

  /** The file. */
  public String path() {
    return path;
  }

  /** All files as they were rendered, each behind {@code # Source:}, for people to look at. */
  public String rendered() {
    return rendered;
  }

  ManifestException withRendered(String rendered) {
    return new ManifestException(getMessage(), path, rendered);
  }
}
