package dev.chartwright.repo.chartmuseum;

/** ChartMuseum refused a request; the message is its status and its own words. */
public final class ChartMuseumException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  ChartMuseumException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The status that it answered with; 409 when the version is there already. */
  public int status() {
    return status;
  }
}
