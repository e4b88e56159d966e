package dev.chartwright.chart;

import org.jspecify.annotations.Nullable;

/**
 * When a hook runs; the words of the {@code helm.sh/hook} annotation.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/release/v1/hook.go}.
 */
public enum HookEvent {
  /** After rendering, before anything is created. */
  PRE_INSTALL("pre-install"),
  /** After everything is created. */
  POST_INSTALL("post-install"),
  /** Before anything is deleted. */
  PRE_DELETE("pre-delete"),
  /** After everything is deleted. */
  POST_DELETE("post-delete"),
  /** After rendering, before anything is updated. */
  PRE_UPGRADE("pre-upgrade"),
  /** After everything is updated. */
  POST_UPGRADE("post-upgrade"),
  /** Before anything is rolled back. */
  PRE_ROLLBACK("pre-rollback"),
  /** After everything is rolled back. */
  POST_ROLLBACK("post-rollback"),
  /** When the tests of a release are asked for. */
  TEST("test");

  private final String word;

  HookEvent(String word) {
    this.word = word;
  }

  /** The word in the annotation and in release records. */
  public String word() {
    return word;
  }

  /** The event of a word in lower case, {@code test-success} included; null if there is none. */
  public static @Nullable HookEvent ofWord(String word) {
    return switch (word) {
      case "pre-install" -> PRE_INSTALL;
      case "post-install" -> POST_INSTALL;
      case "pre-delete" -> PRE_DELETE;
      case "post-delete" -> POST_DELETE;
      case "pre-upgrade" -> PRE_UPGRADE;
      case "post-upgrade" -> POST_UPGRADE;
      case "pre-rollback" -> PRE_ROLLBACK;
      case "post-rollback" -> POST_ROLLBACK;
      case "test", "test-success" -> TEST;
      default -> null;
    };
  }

  /** The word. */
  @Override
  public String toString() {
    return word;
  }
}
