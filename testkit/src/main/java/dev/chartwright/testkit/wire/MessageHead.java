package dev.chartwright.testkit.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the body of a request or an answer: its first line and its headers, as they
 * came. A line has at most 64 KiB. Immutable.
 */
public final class MessageHead {
  private static final int MAX_LINE_BYTES = 64 * 1024;

  private final String firstLine;
  private final List<Map.Entry<String, String>> headers;

  private MessageHead(String firstLine, List<Map.Entry<String, String>> headers) {
    this.firstLine = firstLine;
    this.headers = List.copyOf(headers);
  }

  /**
   * Reads a head and the empty line behind it.
   *
   * @return null if the connection ended before one began
   * @throws EOFException if it ended in the middle of a line
   * @throws IOException if a line is too long, or is no header
   */
  public static @Nullable MessageHead read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IOException("not a header: " + line);
      }
      headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).trim()));
    }
    return new MessageHead(first, headers);
  }

  /**
   * Reads a line, without its end.
   *
   * @return null if the connection ended before one began
   * @throws EOFException if it ended in the middle of the line
   * @throws IOException if the line is too long
   */
  public static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        if (line.length() == 0) {
          return null;
        }
        throw new EOFException("a line was cut");
      }
      line.append((char) c);
      if (line.length() > MAX_LINE_BYTES) {
        throw new IOException("a line is too long");
      }
    }
    int end = line.length();
    return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  /**
   * The first line of a request: method, target and version.
   *
   * @throws IOException if it is something else
   */
  public String[] requestLine() throws IOException {
    String[] words = firstLine.split(" ", 3);
    if (words.length < 3) {
      throw new IOException("not HTTP: " + firstLine);
    }
    return words;
  }

  /**
   * The status in the first line of an answer.
   *
   * @throws IOException if it is something else
   */
  public int status() throws IOException {
    String[] words = firstLine.split(" ", 3);
    try {
      return Integer.parseInt(words[Math.min(1, words.length - 1)]);
    } catch (NumberFormatException e) {
      throw new IOException("not an answer: " + firstLine, e);
    }
  }

  /** The headers in their order, names as they were written. */
  public List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** The first header of that name, in whatever case; empty if there is none. */
  public String header(String name) {
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return header.getValue();
      }
    }
    return "";
  }

  /** Whether the body comes in chunks. */
  public boolean isChunked() {
    return header("Transfer-Encoding").toLowerCase(Locale.ROOT).contains("chunked");
  }

  /** Whether the client waits for leave to send the body. */
  public boolean expectsContinue() {
    return header("Expect").equalsIgnoreCase("100-continue");
  }
}
