package dev.chartwright.engine;

/** What a post-renderer gets to see. Source: Helm 4.3.1 {@code pkg/action/action.go}. */
public enum PostRenderStrategy {
  /** Hooks and all other documents in one stream, as on the command line. */
  COMBINED,
  /** First the hooks, then all other documents, in a stream of their own each. */
  SEPARATE,
  /** All documents but the hooks, which stay as they are. */
  NO_HOOKS
}
