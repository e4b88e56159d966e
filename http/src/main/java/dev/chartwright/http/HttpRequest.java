package dev.chartwright.http;

/**
 * One request; the URL text goes out as it is written, never re-encoded.
 *
 * <p>The transport adds {@code Host}, {@code Content-Length} or {@code Transfer-Encoding}, and from
 * a user name in the URL {@code Authorization}, each unless the headers have it. Immutable.
 *
 * <pre>{@code
 * HttpRequest.put("https://example.com/v2/x/blobs/uploads/1?_state=a%2Fb", Body.of(bytes))
 *     .with("Content-Type", "application/octet-stream");
 * }</pre>
 *
 * @param method the method in upper case
 * @param url an absolute {@code http} or {@code https} URL; a fragment is not sent
 * @param headers the header fields in the order they go out
 * @param body the body
 * @param timeouts how long it may take
 * @param expectContinue whether to ask the server before a body is sent ({@code Expect:
 *     100-continue}); ignored without a body
 */
public record HttpRequest(
    String method,
    String url,
    Headers headers,
    Body body,
    Timeouts timeouts,
    boolean expectContinue) {

  /** A request without headers and body, with {@link Timeouts#defaults()}. */
  public static HttpRequest of(String method, String url) {
    return new HttpRequest(method, url, Headers.none(), Body.none(), Timeouts.defaults(), false);
  }

  /** A GET request. */
  public static HttpRequest get(String url) {
    return of("GET", url);
  }

  /** A HEAD request. */
  public static HttpRequest head(String url) {
    return of("HEAD", url);
  }

  /** A PUT request with a body. */
  public static HttpRequest put(String url, Body body) {
    return of("PUT", url).withBody(body);
  }

  /** A POST request with a body. */
  public static HttpRequest post(String url, Body body) {
    return of("POST", url).withBody(body);
  }

  /** This request with one header field in place of all of that name. */
  public HttpRequest with(String name, String value) {
    return withHeaders(headers.with(name, value));
  }

  /** This request with other header fields. */
  public HttpRequest withHeaders(Headers changed) {
    return new HttpRequest(method, url, changed, body, timeouts, expectContinue);
  }

  /** This request with another method. */
  public HttpRequest withMethod(String changed) {
    return new HttpRequest(changed, url, headers, body, timeouts, expectContinue);
  }

  /** This request to another URL. */
  public HttpRequest withUrl(String changed) {
    return new HttpRequest(method, changed, headers, body, timeouts, expectContinue);
  }

  /** This request with another body. */
  public HttpRequest withBody(Body changed) {
    return new HttpRequest(method, url, headers, changed, timeouts, expectContinue);
  }

  /** This request with other time limits. */
  public HttpRequest withTimeouts(Timeouts changed) {
    return new HttpRequest(method, url, headers, body, changed, expectContinue);
  }

  /** This request asking for {@code 100 Continue} before its body, or not. */
  public HttpRequest withExpectContinue(boolean changed) {
    return new HttpRequest(method, url, headers, body, timeouts, changed);
  }

  /** Whether a second attempt cannot do more than the first (RFC 9110 §9.2.2). */
  public boolean idempotent() {
    return switch (method) {
      case "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE" -> true;
      default -> headers.contains("Idempotency-Key") || headers.contains("X-Idempotency-Key");
    };
  }

  /** Method and redacted URL. */
  @Override
  public String toString() {
    return method + " " + Redaction.url(url);
  }
}
