package dev.chartwright.golang.regexp;

/** A result that became larger than the caller allows. */
public final class RegexpLimitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int most;

  RegexpLimitException(int most) {
    super("a result of more than " + most + " chars", null, false, false);
    this.most = most;
  }

  /** The most chars that were allowed. */
  public int most() {
    return most;
  }
}
