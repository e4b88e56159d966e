package dev.chartwright.oci;

/**
 * A copy failed; the message names the operation and the side: {@code failed to perform
 * "FetchReference" on source: <cause>}.
 *
 * <p>Source: oras-go v2.6.2 {@code copyerror.go}.
 */
public final class CopyException extends OciException {
  private final String operation;
  private final Side side;

  /** Which end of the copy failed. */
  public enum Side {
    /** Where content is read. */
    SOURCE("source"),
    /** Where content is written. */
    DESTINATION("destination");

    private final String word;

    Side(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  CopyException(String operation, Side side, Throwable cause) {
    super("failed to perform \"" + operation + "\" on " + side + ": " + text(cause), cause);
    this.operation = operation;
    this.side = side;
  }

  /** What was tried: {@code FetchReference}, {@code Resolve}, {@code Exists}, {@code Push}, …. */
  public String operation() {
    return operation;
  }

  /** Which end failed. */
  public Side side() {
    return side;
  }
}
