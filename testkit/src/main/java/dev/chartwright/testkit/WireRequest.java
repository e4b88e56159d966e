package dev.chartwright.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it comes over the wire; its body is read only when somebody wants it. */
final class WireRequest {
  private static final int MAX_HEAD_BYTES = 64 * 1024;

  private final String method;
  private final String target;
  private final String version;
  private final List<Map.Entry<String, String>> headers;
  private final WireBody body;

  private WireRequest(
      String method,
      String target,
      String version,
      List<Map.Entry<String, String>> headers,
      WireBody body) {
    this.method = method;
    this.target = target;
    this.version = version;
    this.headers = headers;
    this.body = body;
  }

  /** Reads a request's head; nothing if the connection ended before one began. */
  static @Nullable WireRequest read(InputStream in, OutputStream out) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    String[] words = first.split(" ", 3);
    if (words.length < 3) {
      throw new IOException("not HTTP: " + first);
    }
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IOException("not a header: " + line);
      }
      headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).trim()));
    }
    boolean expects = "100-continue".equalsIgnoreCase(find(headers, "Expect"));
    boolean chunked =
        find(headers, "Transfer-Encoding").toLowerCase(java.util.Locale.ROOT).contains("chunked");
    String length = find(headers, "Content-Length");
    WireBody body =
        new WireBody(
            in, expects ? out : null, chunked, length.isEmpty() ? 0 : Long.parseLong(length));
    return new WireRequest(words[0], words[1], words[2], headers, body);
  }

  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        if (line.length() == 0) {
          return null;
        }
        throw new EOFException("a request's head was cut");
      }
      line.append((char) c);
      if (line.length() > MAX_HEAD_BYTES) {
        throw new IOException("a request's head is too long");
      }
    }
    int end = line.length();
    return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  private static String find(List<Map.Entry<String, String>> headers, String name) {
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return header.getValue();
      }
    }
    return "";
  }

  String method() {
    return method;
  }

  String target() {
    return target;
  }

  List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** The first header of that name, or empty. */
  String header(String name) {
    return find(headers, name);
  }

  WireBody body() {
    return body;
  }

  /** Whether the connection may carry another request. */
  boolean keepsAlive() {
    return version.equals("HTTP/1.1") && !header("Connection").equalsIgnoreCase("close");
  }

  String bodyText(int limit) throws IOException {
    return new String(body.readNBytes(limit), StandardCharsets.UTF_8);
  }
}
