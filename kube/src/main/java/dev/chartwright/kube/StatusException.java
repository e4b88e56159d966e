package dev.chartwright.kube;

/**
 * The API server's answer that something is not so: a {@code Status} object.
 *
 * <p>The message is the one that client-go's {@code StatusError} has.
 */
public final class StatusException extends KubeException {
  private static final long serialVersionUID = 1;

  private final int code;
  private final String reason;

  private StatusException(int code, String reason, String message) {
    super(message, null);
    this.code = code;
    this.reason = reason;
  }

  /**
   * An answer.
   *
   * @param code HTTP status
   * @param reason the API's word, such as {@code NotFound}; may be empty
   */
  public static StatusException of(int code, String reason, String message) {
    return new StatusException(code, reason, message);
  }

  /** HTTP status. */
  public int code() {
    return code;
  }

  /** The API's word, such as {@code AlreadyExists}; empty if it gave none. */
  public String reason() {
    return reason;
  }

  /** Whether the object is not there. */
  public boolean notFound() {
    return reason.equals("NotFound") || (reason.isEmpty() && code == 404);
  }

  /** Whether the object is there already. */
  public boolean alreadyExists() {
    return reason.equals("AlreadyExists");
  }

  /** Whether somebody else changed the object in between. */
  public boolean conflict() {
    return reason.equals("Conflict") || (reason.isEmpty() && code == 409);
  }

  @Override
  public boolean mayPass() {
    return code == 429 || code >= 500;
  }

  /** Whether the user may not do this. */
  public boolean forbidden() {
    return reason.equals("Forbidden") || (reason.isEmpty() && code == 403);
  }
}
