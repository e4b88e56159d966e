package dev.chartwright.http;

import dev.chartwright.golang.GoString;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The bytes of a request's head. */
final class RequestHead {

  private RequestHead() {}

  /** Rejects a method that cannot be sent. */
  static void check(HttpRequest request) {
    if (!Syntax.isToken(request.method())) {
      throw TransportException.of(
          Fault.UNPARSABLE, "net/http: invalid method " + Syntax.quote(request.method()));
    }
  }

  /** Whether the length is told: with a body, and without one where a server expects one. */
  static boolean tellsLength(HttpRequest request) {
    return request.body().length() > 0
        || (request.body().length() == 0
            && switch (request.method()) {
              case "POST", "PUT", "PATCH" -> true;
              default -> false;
            });
  }

  /** The headers that the request asks for and those that follow from its URL. */
  static Headers headers(HttpRequest request, Target target) {
    Headers headers = request.headers();
    if (!target.userInfo().isEmpty() && !headers.contains("Authorization")) {
      String pair = PercentDecoder.decode(target.userInfo());
      if (target.userInfo().indexOf(':') < 0) {
        pair += ":";
      }
      headers =
          headers.plus(
              "Authorization",
              "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    return headers;
  }

  static byte[] encode(HttpRequest request, Target target, Route route) {
    StringBuilder text = new StringBuilder(512);
    text.append(request.method()).append(' ');
    if (route.absoluteForm()) {
      text.append(target.origin().scheme()).append("://").append(target.authority());
    }
    text.append(target.path()).append(" HTTP/1.1\r\n");
    Headers headers = headers(request, target);
    if (!headers.contains("Host")) {
      text.append("Host: ").append(target.authority()).append("\r\n");
    }
    for (Header field : headers) {
      if (!framing(field.name())) {
        text.append(field.name()).append(": ").append(field.value()).append("\r\n");
      }
    }
    Proxy proxy = route.proxy();
    if (proxy != null && route.absoluteForm() && !headers.contains("Proxy-Authorization")) {
      String authorization = proxy.authorization();
      if (!authorization.isEmpty()) {
        text.append("Proxy-Authorization: ").append(authorization).append("\r\n");
      }
    }
    long length = request.body().length();
    if (length < 0) {
      text.append("Transfer-Encoding: chunked\r\n");
    } else if (tellsLength(request)) {
      text.append("Content-Length: ").append(length).append("\r\n");
    }
    if (expects(request)) {
      text.append("Expect: 100-continue\r\n");
    }
    return GoString.bytes(text.append("\r\n").toString());
  }

  static boolean expects(HttpRequest request) {
    return request.expectContinue() && request.body().length() != 0;
  }

  /** Fields that the transport decides about, whatever the request says. */
  static boolean framing(String name) {
    return name.equalsIgnoreCase("Content-Length")
        || name.equalsIgnoreCase("Transfer-Encoding")
        || name.equalsIgnoreCase("Expect");
  }
}
