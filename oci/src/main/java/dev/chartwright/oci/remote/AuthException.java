package dev.chartwright.oci.remote;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Redaction;
import dev.chartwright.oci.OciException;

/**
 * We could not authenticate; the message names the request: {@code GET "https://…": basic
 * credential not found}.
 */
public final class AuthException extends OciException {
  private final String method;
  private final String url;

  AuthException(HttpResponse challenge, RuntimeException cause) {
    super(
        challenge.request().method()
            + " "
            + Quote.quote(Redaction.url(challenge.request().url()))
            + ": "
            + cause.getMessage(),
        cause);
    this.method = challenge.request().method();
    this.url = Redaction.url(challenge.request().url());
  }

  /** Method of the request that was refused. */
  public String method() {
    return method;
  }

  /** URL of the request that was refused, without secrets. */
  public String url() {
    return url;
  }
}
