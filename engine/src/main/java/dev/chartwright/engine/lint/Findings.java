package dev.chartwright.engine.lint;

import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find in one chart. */
final class Findings {
  private final String folder;
  private final List<LintMessage> messages = new ArrayList<>();

  Findings(String folder) {
    this.folder = folder;
  }

  /** The absolute path of the chart's folder. */
  String folder() {
    return folder;
  }

  void info(String path, String text) {
    messages.add(new LintMessage(Severity.INFO, path, text));
  }

  void warning(String path, String text) {
    messages.add(new LintMessage(Severity.WARNING, path, text));
  }

  void error(String path, String text) {
    messages.add(new LintMessage(Severity.ERROR, path, text));
  }

  /** The message of a failure, as an error. */
  void error(String path, RuntimeException failure) {
    error(path, String.valueOf(failure.getMessage()));
  }

  List<LintMessage> messages() {
    return List.copyOf(messages);
  }
}
