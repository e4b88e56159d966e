package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.regexp.Regexp;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is compiled when it is first used: most of a metaschema's never are.
 */
final class Pattern {
  private final String text;
  private volatile @Nullable Regexp compiled;

  Pattern(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  boolean matches(String value) {
    return compiled().matches(value);
  }

  /** The expression, or a {@link dev.chartwright.golang.regexp.RegexpException}. */
  Regexp compiled() {
    Regexp regexp = compiled;
    if (regexp == null) {
      regexp = Regexp.compile(text);
      compiled = regexp;
    }
    return regexp;
  }
}
