package dev.chartwright.kube;

/** Objects did not become what was waited for. */
public final class WaitException extends KubeException {
  private static final long serialVersionUID = 1;

  private final boolean timedOut;

  private WaitException(String message, boolean timedOut) {
    super(message, null);
    this.timedOut = timedOut;
  }

  /** A failure of what was waited for. */
  public static WaitException failed(String message) {
    return new WaitException(message, false);
  }

  /** Time was up. */
  public static WaitException timedOut(String message) {
    return new WaitException(message, true);
  }

  /** Whether time was up, and nothing had failed for good. */
  public boolean timedOut() {
    return timedOut;
  }
}
