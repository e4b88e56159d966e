package dev.chartwright.action;

import dev.chartwright.engine.lint.LintMessage;
import dev.chartwright.engine.lint.Severity;
import java.util.List;

/**
 * What is wrong with one chart.
 *
 * @param path the folder or archive as it was named
 * @param messages what the rules found, in their order
 * @param failures the texts of those findings that make the chart fail, or, without any finding,
 *     why there is no chart to look at
 */
public record LintResult(String path, List<LintMessage> messages, List<String> failures) {
  /** Copies the lists. */
  public LintResult {
    messages = List.copyOf(messages);
    failures = List.copyOf(failures);
  }

  /** Whether the chart fails. */
  public boolean failed() {
    return !failures.isEmpty();
  }

  /** Whether there is more than information. */
  public boolean hasWarningsOrErrors() {
    for (LintMessage message : messages) {
      if (message.severity() != Severity.INFO) {
        return true;
      }
    }
    return failed();
  }
}
