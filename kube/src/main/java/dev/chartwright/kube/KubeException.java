package dev.chartwright.kube;

import dev.chartwright.http.TransportException;
import org.jspecify.annotations.Nullable;

/** Something about a cluster went wrong; the message is client-go's or Helm's. */
public class KubeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  protected KubeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Whether the same request may do a moment later: no answer came, or one that says so (429, 5xx).
   */
  public boolean mayPass() {
    return getCause() instanceof TransportException;
  }

  /** A failure with this message. */
  public static KubeException of(String message) {
    return new KubeException(message, null);
  }

  /** A failure with this message that another one caused. */
  public static KubeException of(String message, Throwable cause) {
    return new KubeException(message, cause);
  }
}
