package dev.chartwright.registryserver;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Bytes to a server and back, for requests that no HTTP client would send. */
final class RawHttp {
  private RawHttp() {}

  /** Sends the text as it stands and reads until the server closes. */
  static byte[] exchange(InetSocketAddress address, String request) {
    try (Socket socket = open(address)) {
      send(socket, request);
      return socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new AssertionError("exchange failed: " + e, e);
    }
  }

  static Socket open(InetSocketAddress address) throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(20_000);
    socket.connect(address);
    return socket;
  }

  static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Reads one answer's head, and as much body as its Content-Length says. */
  static String readAnswer(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int c = socket.getInputStream().read();
      if (c < 0) {
        return text.toString();
      }
      text.append((char) c);
    }
    int at = text.indexOf("Content-Length: ");
    if (at >= 0) {
      int length = Integer.parseInt(text.substring(at + 16, text.indexOf("\r\n", at)));
      text.append(
          new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1));
    }
    return text.toString();
  }
}
