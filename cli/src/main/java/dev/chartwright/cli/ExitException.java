package dev.chartwright.cli;

/** Everything has been said; the program ends with this code. */
public final class ExitException extends RuntimeException {
  private final int exitCode;

  /** Ends the program. */
  public ExitException(int exitCode) {
    super("exit " + exitCode, null, false, false);
    this.exitCode = exitCode;
  }

  /** The code. */
  public int exitCode() {
    return exitCode;
  }
}
