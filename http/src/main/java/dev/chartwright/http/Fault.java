package dev.chartwright.http;

/** What kind of thing went wrong in an exchange. */
public enum Fault {
  /**
   * The method or URL is no valid text at all: what Go's {@code http.NewRequest} rejects, told
   * without method and URL.
   */
  UNPARSABLE,
  /** The request cannot be sent as it is: a bad header, no host, an unknown scheme. */
  INVALID_REQUEST,
  /** The name of the server (or proxy) has no address. */
  NO_SUCH_HOST,
  /** Nobody listens at the address. */
  REFUSED,
  /** No route to the address, or another failure to connect. */
  UNREACHABLE,
  /** The connection was not there within {@link Timeouts#connect()}. */
  CONNECT_TIMEOUT,
  /** Nothing moved for {@link Timeouts#idle()}. */
  IDLE_TIMEOUT,
  /** {@link Timeouts#overall()} has passed. */
  DEADLINE,
  /** The peer reset the connection. */
  RESET,
  /** The peer closed the connection before the first byte of a response. */
  EOF,
  /** The peer closed the connection within a response. */
  UNEXPECTED_EOF,
  /** The response breaks the rules of HTTP. */
  MALFORMED,
  /** The response exceeds a limit of {@link HttpLimits}. */
  LIMIT,
  /** TLS failed; the exception is a {@link TlsException}. */
  TLS,
  /** The proxy refused or failed. */
  PROXY,
  /** The thread was interrupted. */
  CANCELLED,
  /** The transport was closed. */
  CLOSED,
  /** The body of the request could not be read. */
  REQUEST_BODY,
  /** The redirects of an answer cannot be followed. */
  REDIRECT,
  /** Any other failure of input or output. */
  IO;

  /** Whether Go's {@code net.Error.Timeout()} holds for it. */
  public boolean timeout() {
    return this == CONNECT_TIMEOUT || this == IDLE_TIMEOUT || this == DEADLINE;
  }
}
