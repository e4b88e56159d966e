package dev.chartwright.testkit;

/** The three servers behind a {@link ScriptedRegistry}, each with a port of its own. */
public enum Port {
  /** The registry itself. */
  REGISTRY,
  /** The token endpoint. */
  TOKEN_HOST,
  /** The store that blobs are redirected to. */
  OBJECT_STORE
}
