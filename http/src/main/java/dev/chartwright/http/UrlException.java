package dev.chartwright.http;

/**
 * A {@link TransportException} told with its method and URL, as Go's {@code url.Error} does.
 *
 * <pre>{@code
 * throw UrlException.of("GET", "http://me:pw@127.0.0.1:1/x", refused);
 * // Get "http://me:***@127.0.0.1:1/x": dial tcp 127.0.0.1:1: connect: connection refused
 * }</pre>
 */
public final class UrlException extends TransportException {

  private static final long serialVersionUID = 1;

  private final String method;
  private final String url;

  private UrlException(String method, String url, TransportException cause) {
    super(
        cause.fault(), operation(method) + " " + Syntax.quote(url) + ": " + cause.reason(), cause);
    this.method = method;
    this.url = url;
  }

  /**
   * Adds method and URL to a failure; one that has them already or is {@link Fault#UNPARSABLE} is
   * given back unchanged.
   *
   * @param method the request method, {@code GET}
   * @param url the URL; a password in it is replaced by {@code ***}
   */
  public static TransportException of(String method, String url, TransportException cause) {
    return cause instanceof UrlException || cause.fault() == Fault.UNPARSABLE
        ? cause
        : new UrlException(method, Redaction.password(url), cause);
  }

  /** The request method. */
  public String method() {
    return method;
  }

  /** The URL without its password. */
  public String url() {
    return url;
  }

  @Override
  public String reason() {
    return getCause() instanceof TransportException cause ? cause.reason() : super.reason();
  }

  /** Go's {@code urlErrorOp}: GET is Get, and no method at all is Get too. */
  static String operation(String method) {
    if (method.isEmpty()) {
      return "Get";
    }
    return method.charAt(0) + Syntax.lower(method.substring(1));
  }
}
