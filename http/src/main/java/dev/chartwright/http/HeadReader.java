package dev.chartwright.http;

import dev.chartwright.golang.GoString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of a response (RFC 9112) with the tolerance and the words of Go's {@code
 * net/http/response.go} and {@code net/textproto}: a line may end with a bare LF, a folded line is
 * joined with one space; control characters and names that are no tokens are errors.
 */
final class HeadReader {

  private static final String BROKEN = "net/http: HTTP/1.x transport connection broken: ";

  private final ByteInput in;
  private final HttpLimits limits;
  private byte[] line = new byte[256];
  private int length;
  private int budget;

  HeadReader(ByteInput in, HttpLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /**
   * The next head; null when the stream ends before its first byte.
   *
   * @throws WireException with {@link Fault#MALFORMED}, {@link Fault#LIMIT} or {@link
   *     Fault#UNEXPECTED_EOF}
   */
  @Nullable ResponseHead read() throws IOException {
    budget = limits.headBytes();
    int ending = readLine(limits.statusLineBytes());
    if (ending < 0 && length == 0) {
      return null;
    }
    String text = text(0, length);
    int space = text.indexOf(' ');
    if (space < 0) {
      throw malformed("malformed HTTP response " + Syntax.quote(text));
    }
    String version = text.substring(0, space);
    String rest = text.substring(space + 1);
    while (rest.startsWith(" ")) {
      rest = rest.substring(1);
    }
    int codeEnd = rest.indexOf(' ');
    String code = codeEnd < 0 ? rest : rest.substring(0, codeEnd);
    int status = status(code);
    if (status < 0) {
      throw malformed("malformed HTTP status code " + Syntax.quote(code));
    }
    if (version.length() != 8
        || !version.startsWith("HTTP/")
        || !digit(version.charAt(5))
        || version.charAt(6) != '.'
        || !digit(version.charAt(7))) {
      throw malformed("malformed HTTP version " + Syntax.quote(version));
    }
    if (ending < 0) {
      throw cut();
    }
    return new ResponseHead(
        version.charAt(5) - '0',
        version.charAt(7) - '0',
        status,
        codeEnd < 0 ? "" : rest.substring(codeEnd + 1),
        fields(limits.headerFields()));
  }

  /** The fields after the last chunk. */
  Headers readTrailers() throws IOException {
    budget = limits.trailerBytes();
    return fields(limits.headerFields());
  }

  private static int status(String code) {
    if (code.length() != 3) {
      return -1;
    }
    int status = 0;
    for (int i = 0; i < 3; i++) {
      if (!digit(code.charAt(i))) {
        return -1;
      }
      status = status * 10 + code.charAt(i) - '0';
    }
    return status;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private Headers fields(int most) throws IOException {
    List<Header> fields = new ArrayList<>();
    String name = "";
    StringBuilder value = new StringBuilder();
    while (true) {
      if (readLine(Integer.MAX_VALUE) < 0) {
        throw cut();
      }
      boolean folded = length > 0 && Syntax.isSpace(line[0]);
      if (folded && name.isEmpty()) {
        throw malformed("malformed MIME header initial line: " + Syntax.quote(text(0, length)));
      }
      if (folded) {
        checkValue(0);
        value.append(' ').append(trimmed(0));
        continue;
      }
      if (!name.isEmpty()) {
        fields.add(new Header(name, value.toString()));
        value.setLength(0);
      }
      if (length == 0) {
        return Headers.copyOf(fields);
      }
      if (fields.size() >= most) {
        throw new WireException(
            Fault.LIMIT, BROKEN + "response has more than " + most + " header fields", null);
      }
      int colon = nameEnd();
      name = text(0, trimEnd(colon));
      checkValue(colon + 1);
      value.append(trimmed(colon + 1));
    }
  }

  private int nameEnd() throws WireException {
    int colon = 0;
    while (colon < length && line[colon] != ':') {
      colon++;
    }
    if (colon == length) {
      throw malformed("malformed MIME header: missing colon: " + Syntax.quote(text(0, length)));
    }
    int end = trimEnd(colon);
    for (int i = 0; i < end; i++) {
      if (!Syntax.isTokenChar(line[i])) {
        throw malformedLine();
      }
    }
    if (end == 0) {
      throw malformedLine();
    }
    return colon;
  }

  private int trimEnd(int end) {
    while (end > 0 && Syntax.isSpace(line[end - 1])) {
      end--;
    }
    return end;
  }

  private void checkValue(int from) throws WireException {
    for (int i = from; i < length; i++) {
      if ((line[i] >= 0 && line[i] < ' ' && line[i] != '\t') || line[i] == 0x7f) {
        throw malformedLine();
      }
    }
  }

  private String trimmed(int from) {
    int start = from;
    int end = Math.max(start, trimEnd(length));
    while (start < end && Syntax.isSpace(line[start])) {
      start++;
    }
    return text(start, end);
  }

  /** Reads up to LF into {@link #line} without its ending; -1 if the stream ended first. */
  private int readLine(int most) throws IOException {
    length = 0;
    while (true) {
      int b = in.read();
      if (b < 0) {
        return -1;
      }
      if (--budget < 0 || length > most) {
        throw new WireException(
            Fault.LIMIT,
            BROKEN
                + "net/http: server response headers exceeded "
                + (budget < 0 ? limits.headBytes() : most)
                + " bytes; aborted",
            null);
      }
      if (b == '\n') {
        if (length > 0 && line[length - 1] == '\r') {
          length--;
        }
        return 0;
      }
      if (length == line.length) {
        line = java.util.Arrays.copyOf(line, length * 2);
      }
      line[length++] = (byte) b;
    }
  }

  private String text(int from, int to) {
    return GoString.of(line, from, to - from);
  }

  private WireException malformedLine() {
    return malformed("malformed MIME header line: " + Syntax.quote(text(0, length)));
  }

  private static WireException malformed(String what) {
    return new WireException(Fault.MALFORMED, BROKEN + what, null);
  }

  private static WireException cut() {
    return new WireException(Fault.UNEXPECTED_EOF, BROKEN + "unexpected EOF", null);
  }
}
