package dev.chartwright.oci.credentials;

/**
 * A credential helper failed. The message is what the helper said, as in Helm; the fields tell
 * which one it was.
 */
public final class HelperException extends CredentialException {
  private static final long serialVersionUID = 1L;

  private final String helper;
  private final String action;
  private final int exitCode;
  private final String stderr;

  HelperException(String message, String helper, String action, int exitCode, String stderr) {
    super(message);
    this.helper = helper;
    this.action = action;
    this.exitCode = exitCode;
    this.stderr = stderr;
  }

  /** Name of the program, {@code docker-credential-<suffix>}. */
  public String helper() {
    return helper;
  }

  /** What it was asked: {@code get}, {@code store}, {@code erase} or {@code list}. */
  public String action() {
    return action;
  }

  /** Its exit code, or -1 if it was killed because it took too long. */
  public int exitCode() {
    return exitCode;
  }

  /** The last of what it printed on its standard error, at most 4096 characters. */
  public String stderr() {
    return stderr;
  }
}
