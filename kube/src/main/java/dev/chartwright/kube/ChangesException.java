package dev.chartwright.kube;

/** Objects could not be made or changed; some may have been. */
public final class ChangesException extends KubeException {
  private static final long serialVersionUID = 1;

  private final transient Changes changes;

  private ChangesException(String message, Changes changes, Throwable cause) {
    super(message, cause);
    this.changes = changes;
  }

  /** A failure after some changes. */
  public static ChangesException of(String message, Changes changes, Throwable cause) {
    return new ChangesException(message, changes, cause);
  }

  /** What had been done by then, as Helm reports it. */
  public Changes changes() {
    return changes;
  }
}
