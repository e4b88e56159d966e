package dev.chartwright.action;

/** A verb cannot be carried out; the message is Helm's where Helm has one. */
public final class ActionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why. */
  public ActionException(String message) {
    super(message);
  }

  /** Says why, and what it came from. */
  public ActionException(String message, Throwable cause) {
    super(message, cause);
  }
}
