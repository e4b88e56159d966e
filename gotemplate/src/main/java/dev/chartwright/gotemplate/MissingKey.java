package dev.chartwright.gotemplate;

/** What a field does that a map has no key for: Go's option {@code missingkey}. */
public enum MissingKey {
  /** It has no value, and prints {@code <no value>}. */
  DEFAULT,
  /** It is the zero value of the map's elements: nil in a {@code map[string]interface {}}. */
  ZERO,
  /** The execution fails with {@code map has no entry for key "x"}. */
  ERROR
}
