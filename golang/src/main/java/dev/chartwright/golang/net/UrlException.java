package dev.chartwright.golang.net;

import dev.chartwright.golang.strconv.Quote;

/** A text that is no URL, or an escape that cannot be read; the message is that of net/url. */
public final class UrlException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String reason;

  UrlException(String reason) {
    super(reason);
    this.reason = reason;
  }

  private UrlException(String operation, String url, String reason) {
    super(operation + " " + Quote.quote(url) + ": " + reason);
    this.reason = reason;
  }

  /** The error of an operation on a URL: {@code parse "x": reason}. */
  static UrlException of(String operation, String url, String reason) {
    return new UrlException(operation, url, reason);
  }

  /** What is wrong, without the URL. */
  public String reason() {
    return reason;
  }
}
