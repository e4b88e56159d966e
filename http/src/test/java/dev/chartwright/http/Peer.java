package dev.chartwright.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection of a {@link FakeServer}, as its script sees it. */
final class Peer {

  final int index;
  final Socket socket;
  private final FakeServer server;
  private final Socket raw;
  private String lastHead = "";

  Peer(FakeServer server, Socket raw, Socket socket, int index) {
    this.server = server;
    this.raw = raw;
    this.socket = socket;
    this.index = index;
  }

  InputStream in() throws IOException {
    return socket.getInputStream();
  }

  OutputStream out() throws IOException {
    return socket.getOutputStream();
  }

  /** Reads the head of the next request; empty at the end of the connection. */
  String head() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int b = in().read();
      if (b < 0) {
        return "";
      }
      bytes.write(b);
      matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
    }
    lastHead = bytes.toString(StandardCharsets.UTF_8);
    server.heads.add(lastHead);
    return lastHead;
  }

  /** Reads the body that belongs to the last head, chunked or by its length. */
  byte[] body() throws IOException {
    String length = field("Content-Length");
    if (length != null) {
      return in().readNBytes(Integer.parseInt(length));
    }
    if ("chunked".equals(field("Transfer-Encoding"))) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      while (true) {
        int size = Integer.parseInt(line(), 16);
        all.write(in().readNBytes(size));
        line();
        if (size == 0) {
          return all.toByteArray();
        }
      }
    }
    return new byte[0];
  }

  /** The value of a field of the last head, or null. */
  String field(String name) {
    for (String line : lastHead.split("\r\n")) {
      if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
        return line.substring(name.length() + 1).trim();
      }
    }
    return null;
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder();
    int b;
    while ((b = in().read()) >= 0 && b != '\n') {
      if (b != '\r') {
        text.append((char) b);
      }
    }
    return text.toString();
  }

  /** Sends text, one byte per character. */
  void send(String text) throws IOException {
    out().write(text.getBytes(StandardCharsets.ISO_8859_1));
    out().flush();
  }

  /** Sends a response with a body of known length. */
  void respond(String statusLine, String body) throws IOException {
    send("HTTP/1.1 " + statusLine + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  /** Waits until the client closes. */
  void awaitClose() throws IOException {
    byte[] buffer = new byte[8192];
    while (in().read(buffer) >= 0) {
      // Whatever it still says is of no interest.
    }
  }

  /** Closes with a reset instead of an orderly end. */
  void reset() throws IOException {
    raw.setSoLinger(true, 0);
    raw.close();
  }

  void drop() throws IOException {
    raw.close();
  }
}
