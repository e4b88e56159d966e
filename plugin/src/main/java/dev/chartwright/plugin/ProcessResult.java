package dev.chartwright.plugin;

/** How a program ended. */
public final class ProcessResult {
  private final int exitCode;
  private final byte[] output;

  private ProcessResult(int exitCode, byte[] output) {
    this.exitCode = exitCode;
    this.output = output;
  }

  /** A program that ended with a code, and what it printed, which is not copied. */
  public static ProcessResult of(int exitCode, byte[] output) {
    return new ProcessResult(exitCode, output);
  }

  /** What it ended with; 128 and the number of the signal if one killed it. */
  public int exitCode() {
    return exitCode;
  }

  /** What it printed, as far as the call wanted it captured; the bytes themselves. */
  public byte[] output() {
    return output;
  }
}
