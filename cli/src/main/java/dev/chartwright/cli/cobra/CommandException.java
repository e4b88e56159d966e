package dev.chartwright.cli.cobra;

/**
 * A command failed; the message is what the user reads after {@code Error: }.
 *
 * <p>{@link #exitCode} is 1 unless a plugin chose its own.
 */
public final class CommandException extends RuntimeException {
  private final int exitCode;

  private CommandException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** A failure that ends the program with 1. */
  public static CommandException of(String message) {
    return new CommandException(message, 1);
  }

  /** A failure that ends the program with a code of its own. */
  public static CommandException of(String message, int exitCode) {
    return new CommandException(message, exitCode);
  }

  /** What the process ends with. */
  public int exitCode() {
    return exitCode;
  }
}
