package dev.chartwright.plugin.install;

import dev.chartwright.plugin.PluginException;

/** A place that belongs to no version control system that we know. */
final class UnknownVcsException extends PluginException {
  private static final long serialVersionUID = 1L;

  UnknownVcsException() {
    super("Cannot detect VCS");
  }
}
