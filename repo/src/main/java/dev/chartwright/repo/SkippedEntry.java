package dev.chartwright.repo;

import dev.chartwright.golang.slog.LogSink;

/**
 * An entry of an index that is no chart and was left out.
 *
 * @param name the name under which it is listed
 * @param version its version, or empty
 * @param problem the rule that it breaks; empty if there is nothing in it at all
 */
public record SkippedEntry(String name, String version, String problem) {
  /** An entry with nothing in it. */
  public static SkippedEntry empty(String name) {
    return new SkippedEntry(name, "", "");
  }

  /** An entry that breaks a rule. */
  public static SkippedEntry invalid(String name, String version, RuntimeException problem) {
    return new SkippedEntry(name, version, String.valueOf(problem.getMessage()));
  }

  /**
   * Warns of it in Helm's words.
   *
   * @param source what the index is called
   */
  public void log(String source, LogSink log) {
    if (problem.isEmpty()) {
      log.warn(
          "skipping loading invalid entry for chart: empty entry", "name", name, "source", source);
    } else {
      log.warn(
          "skipping loading invalid entry for chart",
          "name",
          name,
          "version",
          version,
          "source",
          source,
          "error",
          problem);
    }
  }
}
