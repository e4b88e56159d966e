package dev.chartwright.http;

import java.util.List;

/**
 * How the body of a response ends and what that means for the connection: RFC 9112 §6.3 as Go's
 * {@code net/http/transfer.go} reads it. A message with both a length and chunks is read in chunks,
 * and its connection not used again.
 *
 * @param kind how the end is found
 * @param length bytes to read, or -1
 * @param declared the length as the caller sees it, or -1
 * @param keep whether the connection may serve again after the body
 */
record BodyFraming(HttpResponse.Framing kind, long length, long declared, boolean keep) {

  static BodyFraming of(String method, ResponseHead head) throws WireException {
    boolean chunked = chunked(head);
    List<String> lengths = head.headers().all("Content-Length");
    long length = chunked ? -1 : length(lengths);
    boolean keep = head.keepAlive() && !(chunked && !lengths.isEmpty());
    int status = head.status();
    if (method.equals("HEAD")) {
      return new BodyFraming(HttpResponse.Framing.NONE, 0, length, keep);
    }
    if (status == 204 || status == 304 || status < 200) {
      return new BodyFraming(HttpResponse.Framing.NONE, 0, 0, keep && status != 101);
    }
    if (chunked) {
      return new BodyFraming(HttpResponse.Framing.CHUNKED, -1, -1, keep);
    }
    if (length == 0) {
      return new BodyFraming(HttpResponse.Framing.NONE, 0, 0, keep);
    }
    return length > 0
        ? new BodyFraming(HttpResponse.Framing.LENGTH, length, length, keep)
        : new BodyFraming(HttpResponse.Framing.UNTIL_CLOSE, -1, -1, false);
  }

  private static boolean chunked(ResponseHead head) throws WireException {
    List<String> codings = head.headers().all("Transfer-Encoding");
    if (codings.isEmpty() || (head.minor() == 0 && head.major() == 1)) {
      return false;
    }
    if (codings.size() > 1) {
      throw malformed("too many transfer encodings: " + quoted(codings));
    }
    if (!codings.get(0).equalsIgnoreCase("chunked")) {
      throw malformed("unsupported transfer encoding: " + Syntax.quote(codings.get(0)));
    }
    return true;
  }

  private static long length(List<String> values) throws WireException {
    if (values.isEmpty()) {
      return -1;
    }
    String first = values.get(0);
    for (String other : values) {
      if (!other.equals(first)) {
        throw malformed(
            "http: message cannot contain multiple Content-Length headers; got " + quoted(values));
      }
    }
    if (first.isEmpty()) {
      throw malformed("invalid empty Content-Length \"\"");
    }
    long length = Framings.parseLength(first);
    if (length < 0) {
      throw malformed("bad Content-Length " + Syntax.quote(first));
    }
    return length;
  }

  private static String quoted(List<String> values) {
    StringBuilder out = new StringBuilder("[");
    for (String value : values) {
      out.append(out.length() > 1 ? " " : "").append(Syntax.quote(value));
    }
    return out.append(']').toString();
  }

  private static WireException malformed(String what) {
    return new WireException(
        Fault.MALFORMED, "net/http: HTTP/1.x transport connection broken: " + what, null);
  }
}
