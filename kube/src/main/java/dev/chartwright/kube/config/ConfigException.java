package dev.chartwright.kube.config;

import dev.chartwright.kube.KubeException;
import org.jspecify.annotations.Nullable;

/** The configuration does not say how to reach a cluster; the message is client-go's. */
public final class ConfigException extends KubeException {
  private static final long serialVersionUID = 1;

  private final boolean empty;

  private ConfigException(String message, @Nullable Throwable cause, boolean empty) {
    super(message, cause);
    this.empty = empty;
  }

  /** A failure with this message. */
  public static ConfigException of(String message) {
    return new ConfigException(message, null, false);
  }

  /** There is no configuration at all. */
  static ConfigException empty(String message) {
    return new ConfigException(message, null, true);
  }

  /** Whether there is no configuration at all. */
  public boolean isEmpty() {
    return empty;
  }
}
