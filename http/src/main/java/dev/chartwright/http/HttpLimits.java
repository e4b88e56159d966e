package dev.chartwright.http;

/**
 * How much of a response is read before it is given up as hostile.
 *
 * @param statusLineBytes longest status line, default 4 KiB
 * @param headBytes whole head with all its fields, default 1 MiB (Go allows 10 MiB)
 * @param headerFields number of header fields, default 1000
 * @param informationalResponses 1xx responses before the final one, default 50
 * @param chunkLineBytes longest line with a chunk's size and extensions, default 4 KiB as in Go
 * @param trailerBytes all trailer fields after a chunked body, default 16 KiB
 * @param drainBytes what closing a response reads of the rest of its body to keep the connection,
 *     default 64 KiB
 */
public record HttpLimits(
    int statusLineBytes,
    int headBytes,
    int headerFields,
    int informationalResponses,
    int chunkLineBytes,
    int trailerBytes,
    int drainBytes) {

  private static final HttpLimits DEFAULTS =
      new HttpLimits(4 << 10, 1 << 20, 1000, 50, 4 << 10, 16 << 10, 64 << 10);

  /** Rejects negative limits. */
  public HttpLimits {
    if (statusLineBytes < 0
        || headBytes < 0
        || headerFields < 0
        || informationalResponses < 0
        || chunkLineBytes < 0
        || trailerBytes < 0
        || drainBytes < 0) {
      throw new IllegalArgumentException("limits: negative number");
    }
  }

  /** The limits named at the components. */
  public static HttpLimits defaults() {
    return DEFAULTS;
  }
}
