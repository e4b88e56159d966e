package dev.chartwright.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A client without opinions: sends what it is told on a connection of its own and returns all that
 * comes back.
 */
final class RawClient {
  /** An answer: status 0 if the connection ended without one. */
  record Answer(int status, String head, String body) {
    List<String> headers(String name) {
      List<String> values = new ArrayList<>();
      for (String line : head.split("\r\n", -1)) {
        if (line.regionMatches(true, 0, name + ": ", 0, name.length() + 2)) {
          values.add(line.substring(name.length() + 2));
        }
      }
      return values;
    }

    String header(String name) {
      List<String> values = headers(name);
      return values.isEmpty() ? "" : values.get(0);
    }
  }

  private final String origin;

  RawClient(String origin) {
    this.origin = origin;
  }

  Answer get(String target, String... headers) throws IOException {
    return send("GET", target, "", headers);
  }

  /** Sends a request; the target may be a whole URL of another port. */
  Answer send(String method, String target, String body, String... headers) throws IOException {
    StringBuilder head = new StringBuilder();
    URI uri = URI.create(target.startsWith("http:") ? target : origin + target);
    String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    head.append(method)
        .append(' ')
        .append(path)
        .append(" HTTP/1.1\r\nHost: ")
        .append(uri.getAuthority())
        .append("\r\n");
    head.append("Connection: close\r\n");
    if (!body.isEmpty()) {
      head.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return raw(uri.getPort(), head + "\r\n" + body);
  }

  static Answer raw(int port, String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return parse(socket.getInputStream().readAllBytes());
    }
  }

  private static Answer parse(byte[] bytes) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Answer(0, "", all);
    }
    return new Answer(
        Integer.parseInt(all.substring(9, 12)), all.substring(0, end), all.substring(end + 4));
  }
}
