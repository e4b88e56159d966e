package dev.chartwright.cli.cmd;

import dev.chartwright.action.HookLog;
import dev.chartwright.cli.output.Log;

/** Shows the log of a hook as one message, as Helm does by way of Go's standard logger. */
record HookLines(Log log) implements HookLog {
  @Override
  public void accept(String namespace, String pod, String container, String text) {
    if (!text.isEmpty()) {
      log.info(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    }
  }
}
