package dev.chartwright.testkit;

import dev.chartwright.testkit.wire.MessageHead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it comes over the wire; its body is read only when somebody wants it. */
final class WireRequest {
  private final String method;
  private final String target;
  private final String version;
  private final MessageHead head;
  private final WireBody body;

  private WireRequest(String[] line, MessageHead head, WireBody body) {
    this.method = line[0];
    this.target = line[1];
    this.version = line[2];
    this.head = head;
    this.body = body;
  }

  /** Reads a request's head; nothing if the connection ended before one began. */
  static @Nullable WireRequest read(InputStream in, OutputStream out) throws IOException {
    MessageHead head = MessageHead.read(in);
    if (head == null) {
      return null;
    }
    String[] line = head.requestLine();
    String length = head.header("Content-Length");
    WireBody body =
        new WireBody(
            in,
            head.expectsContinue() ? out : null,
            head.isChunked(),
            length.isEmpty() ? 0 : Long.parseLong(length));
    return new WireRequest(line, head, body);
  }

  String method() {
    return method;
  }

  String target() {
    return target;
  }

  List<Map.Entry<String, String>> headers() {
    return head.headers();
  }

  /** The first header of that name, or empty. */
  String header(String name) {
    return head.header(name);
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
