package dev.chartwright.engine;

import org.jspecify.annotations.Nullable;

/**
 * Manifests that cannot be given to a post-renderer, a post-renderer that fails, or an output that
 * is not YAML: {@code error while parsing post rendered output: error parsing YAML: …}.
 */
public final class PostRenderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private PostRenderException(String message, @Nullable RuntimeException cause) {
    super(message, cause);
  }

  static PostRenderException of(String message) {
    return new PostRenderException(message, null);
  }

  static PostRenderException within(String what, RuntimeException cause) {
    return new PostRenderException(what + cause.getMessage(), cause);
  }
}
