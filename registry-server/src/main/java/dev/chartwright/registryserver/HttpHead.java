package dev.chartwright.registryserver;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Request line and header fields, read strictly: what two parsers could understand differently
 * (bare LF, folded lines, two lengths, a length beside chunks, blanks before a colon) is refused
 * instead of guessed.
 *
 * <p>Source: RFC 9112 sections 3, 5 and 6.
 */
record HttpHead(
    String method,
    String target,
    boolean keepsAlive,
    boolean oldVersion,
    HttpHeaders headers,
    long bodyLength) {
  /** Body length of a request whose body comes in chunks. */
  static final long CHUNKED = -1;

  static HttpHead read(HttpInput in, RegistryLimits limits) throws IOException {
    String line = in.readLine(limits.requestLineBytes(), 414);
    if (line.isEmpty()) {
      line = in.readLine(limits.requestLineBytes(), 414);
    }
    int first = line.indexOf(' ');
    int last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first + 1 || line.indexOf(' ', first + 1) != last) {
      throw new HttpException(400, "malformed request line");
    }
    String method = line.substring(0, first);
    String target = line.substring(first + 1, last);
    String version = line.substring(last + 1);
    if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
      throw new HttpException(version.startsWith("HTTP/") ? 505 : 400, "unsupported version");
    }
    if (!isToken(method)) {
      throw new HttpException(400, "malformed method");
    }
    for (int i = 0; i < target.length(); i++) {
      if (target.charAt(i) <= ' ' || target.charAt(i) >= 0x7f) {
        throw new HttpException(400, "malformed request target");
      }
    }
    boolean oldVersion = version.endsWith("0");
    HttpHeaders headers = readHeaders(in, limits);
    if (headers.all("Host").size() > 1 || (!oldVersion && headers.first("Host") == null)) {
      throw new HttpException(400, "exactly one Host header is needed");
    }
    boolean keepsAlive =
        oldVersion
            ? headers.hasToken("Connection", "keep-alive")
            : !headers.hasToken("Connection", "close");
    return new HttpHead(
        method, target, keepsAlive, oldVersion, headers, bodyLength(headers, oldVersion));
  }

  private static HttpHeaders readHeaders(HttpInput in, RegistryLimits limits) throws IOException {
    HttpHeaders headers = new HttpHeaders();
    int room = limits.headerBytes();
    while (true) {
      String line = in.readLine(room, 431);
      if (line.isEmpty()) {
        return headers;
      }
      room -= line.length() + 2;
      int colon = line.indexOf(':');
      if (colon <= 0 || !isToken(line.substring(0, colon))) {
        throw new HttpException(400, "malformed header field");
      }
      String value = line.substring(colon + 1).strip();
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if ((c < ' ' && c != '\t') || c == 0x7f) {
          throw new HttpException(400, "control character in a header field");
        }
      }
      headers.add(line.substring(0, colon), value);
      if (room <= 0 || headers.size() > 200) {
        throw new HttpException(431, "too many header fields");
      }
    }
  }

  private static long bodyLength(HttpHeaders headers, boolean oldVersion) throws HttpException {
    List<String> lengths = headers.all("Content-Length");
    String coding = headers.first("Transfer-Encoding");
    if (coding != null) {
      if (!lengths.isEmpty() || oldVersion) {
        throw new HttpException(400, "Transfer-Encoding beside Content-Length or in HTTP/1.0");
      }
      if (headers.all("Transfer-Encoding").size() > 1 || !coding.equalsIgnoreCase("chunked")) {
        throw new HttpException(501, "only the chunked transfer coding is known");
      }
      return CHUNKED;
    }
    if (lengths.isEmpty()) {
      return 0;
    }
    for (String length : lengths) {
      if (!length.equals(lengths.get(0))) {
        throw new HttpException(400, "contradicting Content-Length fields");
      }
    }
    long length = Decimal.parse(lengths.get(0));
    if (length < 0) {
      throw new HttpException(400, "malformed Content-Length");
    }
    return length;
  }

  private static boolean isToken(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
