package dev.chartwright.testkit.kube;

import dev.chartwright.golang.json.Json;
import dev.chartwright.testkit.wire.MessageHead;
import dev.chartwright.testkit.wire.ReasonPhrase;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A request that was read whole, and the way to answer it. */
final class ApiExchange {
  private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

  private final String method;
  private final String target;
  private final MessageHead head;
  private final byte[] body;
  private final OutputStream out;
  private final String certificateUser;
  private boolean streaming;
  private boolean truncated;
  private boolean lost;
  private IntConsumer listener = code -> {};

  private ApiExchange(
      String[] line, MessageHead head, byte[] body, OutputStream out, String certificateUser) {
    this.method = line[0];
    this.target = line[1];
    this.head = head;
    this.body = body;
    this.out = out;
    this.certificateUser = certificateUser;
  }

  /** Reads a request; nothing if the connection ended before one began. */
  static @Nullable ApiExchange read(InputStream in, OutputStream out, String certificateUser)
      throws IOException {
    MessageHead head = MessageHead.read(in);
    if (head == null) {
      return null;
    }
    String[] line = head.requestLine();
    if (head.expectsContinue()) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
    byte[] body = body(in, head);
    return new ApiExchange(line, head, body, new BufferedOutputStream(out), certificateUser);
  }

  private static byte[] body(InputStream in, MessageHead head) throws IOException {
    if (!head.isChunked()) {
      String length = head.header("Content-Length");
      int size = length.isEmpty() ? 0 : Integer.parseInt(length);
      byte[] body = in.readNBytes(Math.min(size, MAX_BODY_BYTES));
      if (body.length < size) {
        throw new EOFException("a request's body was cut");
      }
      return body;
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String line = MessageHead.line(in);
      int size = line == null ? 0 : Integer.parseInt(line.trim(), 16);
      if (size == 0 || body.size() > MAX_BODY_BYTES) {
        MessageHead.line(in);
        return body.toByteArray();
      }
      body.write(in.readNBytes(size));
      MessageHead.line(in);
    }
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

  String header(String name) {
    return head.header(name);
  }

  byte[] body() {
    return body;
  }

  /** Common name of the client's certificate, or empty. */
  String certificateUser() {
    return certificateUser;
  }

  String rawPath() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  String path() {
    return URLDecoder.decode(rawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The query's parameters; the last of a name counts. */
  Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    int mark = target.indexOf('?');
    if (mark >= 0) {
      for (String pair : target.substring(mark + 1).split("&", -1)) {
        int equal = pair.indexOf('=');
        String name = equal < 0 ? pair : pair.substring(0, equal);
        String value = equal < 0 ? "" : pair.substring(equal + 1);
        query.put(
            URLDecoder.decode(name, StandardCharsets.UTF_8),
            URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  boolean keepsAlive() {
    return !header("Connection").equalsIgnoreCase("close") && !truncated;
  }

  /** From now on only half of a body is sent, and the connection ends. */
  void truncate() {
    truncated = true;
  }

  /** From now on an answer is thrown away, and the connection ends. */
  void lose() {
    lost = true;
  }

  /** Who is told the status before it is sent, so that it is known when the client has it. */
  void beforeAnswer(IntConsumer told) {
    listener = told;
  }

  void sendJson(int code, Object value) throws IOException {
    send(code, "application/json", (Json.marshal(value) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  void send(int code, String type, byte[] bytes, String... moreHeaders) throws IOException {
    begin(code);
    head(code, type, moreHeaders);
    write("Content-Length: " + bytes.length + "\r\n\r\n");
    if (!method.equals("HEAD")) {
      out.write(bytes, 0, truncated ? bytes.length / 2 : bytes.length);
    }
    out.flush();
  }

  /** Begins an answer of which more comes later, in parts. */
  void startStream(int code, String type, String... moreHeaders) throws IOException {
    begin(code);
    streaming = true;
    head(code, type, moreHeaders);
    write("Transfer-Encoding: chunked\r\n\r\n");
    out.flush();
  }

  void sendPart(byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      write(Integer.toHexString(bytes.length) + "\r\n");
      out.write(bytes, 0, truncated ? bytes.length / 2 : bytes.length);
      if (truncated) {
        out.flush();
        throw new IOException("cut, as was asked for");
      }
      write("\r\n");
      out.flush();
    }
  }

  void endStream() throws IOException {
    if (streaming) {
      write("0\r\n\r\n");
      out.flush();
    }
  }

  private void begin(int code) throws IOException {
    listener.accept(lost ? 0 : code);
    if (lost) {
      throw new ApiWire.DropException();
    }
  }

  private void head(int code, String type, String... moreHeaders) throws IOException {
    write("HTTP/1.1 " + code + " " + ReasonPhrase.of(code) + "\r\n");
    if (!type.isEmpty()) {
      write("Content-Type: " + type + "\r\n");
    }
    for (int i = 0; i < moreHeaders.length; i += 2) {
      write(moreHeaders[i] + ": " + moreHeaders[i + 1] + "\r\n");
    }
    if (!keepsAlive()) {
      write("Connection: close\r\n");
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
