package dev.chartwright.registryserver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers, head and the first part of the body in one piece so that no small answer waits
 * for an acknowledgement. Remembers since when a write is stuck, because a blocked socket write has
 * no time limit.
 */
final class HttpOutput {
  private static final int PIECE = 64 * 1024;
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream stream;
  private volatile long writingSince;

  HttpOutput(OutputStream stream) {
    this.stream = stream;
  }

  /**
   * Nanoseconds for which the present write has made no progress; 0 while nothing is being written.
   */
  long stuckFor(long now) {
    long since = writingSince;
    return since == 0 ? 0 : now - since;
  }

  void sendContinue() throws IOException {
    write(CONTINUE, CONTINUE.length);
  }

  void send(HttpReply reply, boolean withBody, String date, @Nullable String connection)
      throws IOException {
    StringBuilder head = new StringBuilder(512);
    head.append("HTTP/1.1 ")
        .append(reply.status())
        .append(' ')
        .append(reason(reply.status()))
        .append("\r\n");
    for (int i = 0; i < reply.headers().size(); i++) {
      field(head, reply.headers().name(i), reply.headers().value(i));
    }
    if (reply.status() != 204 && reply.status() != 304) {
      field(head, "Content-Length", Long.toString(reply.length()));
    }
    field(head, "Date", date);
    if (connection != null) {
      field(head, "Connection", connection);
    }
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    if (!withBody || reply.length() == 0) {
      write(start, start.length);
    } else if (reply.blob() == null) {
      sendBytes(start, reply.bytes());
    } else {
      sendBlob(start, reply.blob(), reply.from(), reply.length());
    }
  }

  private static void field(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private void sendBytes(byte[] start, byte[] body) throws IOException {
    if (body.length > PIECE) {
      write(start, start.length);
      write(body, body.length);
      return;
    }
    byte[] both = new byte[start.length + body.length];
    System.arraycopy(start, 0, both, 0, start.length);
    System.arraycopy(body, 0, both, start.length, body.length);
    write(both, both.length);
  }

  private void sendBlob(byte[] start, BlobReader blob, long position, long length)
      throws IOException {
    byte[] piece = new byte[(int) Math.min(start.length + length, PIECE)];
    System.arraycopy(start, 0, piece, 0, start.length);
    int filled = start.length;
    long sent = 0;
    while (sent < length) {
      int want = (int) Math.min(piece.length - filled, length - sent);
      int got = blob.read(position + sent, piece, filled, want);
      if (got < 0) {
        throw new ClientGoneException("stored blob is shorter than it was");
      }
      sent += got;
      write(piece, filled + got);
      filled = 0;
    }
  }

  private void write(byte[] bytes, int length) throws IOException {
    writingSince = System.nanoTime() | 1;
    try {
      stream.write(bytes, 0, length);
    } finally {
      writingSince = 0;
    }
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 201 -> "Created";
      case 202 -> "Accepted";
      case 204 -> "No Content";
      case 206 -> "Partial Content";
      case 304 -> "Not Modified";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 416 -> "Range Not Satisfiable";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      case 505 -> "HTTP Version Not Supported";
      case 507 -> "Insufficient Storage";
      default -> "Status";
    };
  }
}
