package dev.chartwright.registryserver;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * Buffered reading from one connection: lines with a limit, bytes, and a time limit for each wait.
 */
final class HttpInput {
  private final Socket socket;
  private final InputStream stream;
  private final byte[] buffer = new byte[16 * 1024];
  private int start;
  private int end;
  private long deadline;

  HttpInput(Socket socket) throws IOException {
    this.socket = socket;
    this.stream = socket.getInputStream();
  }

  /** Each wait for the client may last this long. */
  void waitUpTo(int millis) throws IOException {
    deadline = 0;
    socket.setSoTimeout(millis);
  }

  /** All waits together may last this long, however the bytes trickle in. */
  void finishWithin(int millis) {
    deadline = System.nanoTime() + millis * 1_000_000L;
  }

  /** Waits for the next request; false when the client closed or said nothing for too long. */
  boolean awaitByte() throws IOException {
    try {
      return start < end || fill();
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private boolean fill() throws IOException {
    if (deadline != 0) {
      long millis = (deadline - System.nanoTime()) / 1_000_000L;
      if (millis <= 0) {
        throw new SocketTimeoutException();
      }
      socket.setSoTimeout((int) millis);
    }
    int count = stream.read(buffer, 0, buffer.length);
    start = 0;
    end = Math.max(count, 0);
    return count > 0;
  }

  /**
   * One line without its CRLF, as Latin-1; a bare LF or CR is refused because proxies disagree
   * about them.
   */
  String readLine(int limit, int statusWhenLonger) throws IOException {
    StringBuilder line = new StringBuilder(80);
    while (true) {
      if (start == end && !fill()) {
        throw new ClientGoneException("connection closed within a line");
      }
      int stop = start;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      if (line.length() + stop - start > limit + 1) {
        throw new HttpException(statusWhenLonger, "line longer than " + limit + " bytes");
      }
      line.append(new String(buffer, start, stop - start, StandardCharsets.ISO_8859_1));
      boolean complete = stop < end;
      start = complete ? stop + 1 : stop;
      if (complete) {
        return withoutCarriageReturn(line);
      }
    }
  }

  private static String withoutCarriageReturn(StringBuilder line) throws HttpException {
    int last = line.length() - 1;
    if (last < 0 || line.indexOf("\r") != last) {
      throw new HttpException(400, "line not ended by CRLF");
    }
    line.setLength(last);
    return line.toString();
  }

  /** Up to {@code length} bytes of a body, at least one; -1 at the end of the connection. */
  int read(byte[] target, int offset, int length) throws IOException {
    if (start == end) {
      if (length >= buffer.length && deadline == 0) {
        return stream.read(target, offset, length);
      }
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, end - start);
    System.arraycopy(buffer, start, target, offset, count);
    start += count;
    return count;
  }
}
