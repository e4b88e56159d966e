package dev.chartwright.chart.values;

import dev.chartwright.chart.ChartException;
import org.jspecify.annotations.Nullable;

/** What a {@link Fetcher} could not read; the message is that of Go's net/http. */
public final class FetchException extends ChartException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  private FetchException(String message, int status, String reason, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
    this.reason = reason;
  }

  /**
   * No answer came.
   *
   * @param message with the method and the URL: {@code Get "http://x/y": dial tcp: lookup x: no
   *     such host}
   */
  public static FetchException of(String message, @Nullable Throwable cause) {
    return new FetchException(message, 0, "", cause);
  }

  /**
   * An answer came that is not wanted.
   *
   * @param status the status code, such as 404
   * @param reason what HTTP calls the code, such as {@code Not Found}
   */
  public static FetchException ofStatus(int status, String reason) {
    return new FetchException(status + " " + reason, status, reason, null);
  }

  /** The status of the answer; 0 if there was none. */
  public int status() {
    return status;
  }

  /** What HTTP calls {@link #status()}; empty if there was no answer. */
  public String reason() {
    return reason;
  }
}
