package dev.chartwright.action;

/**
 * What an upgrade makes of the values that the release had before. Source: Helm 4.3.1 {@code
 * pkg/action/upgrade.go} (reuseValues).
 */
public enum ValueReuse {
  /** The old ones are taken if no new ones are given. */
  DEFAULT,
  /** The old ones do not count. */
  RESET,
  /** The new ones come on top of the old ones, which come on top of the old chart's. */
  REUSE,
  /** The new ones come on top of the old ones, which come on top of the new chart's. */
  RESET_THEN_REUSE
}
