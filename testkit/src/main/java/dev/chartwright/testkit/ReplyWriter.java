package dev.chartwright.testkit;

import dev.chartwright.testkit.wire.ReasonPhrase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends an answer, or the misshapen one that the switches ask for. */
final class ReplyWriter {
  private final OutputStream out;
  private final Settings settings;

  ReplyWriter(OutputStream out, Settings settings) {
    this.out = out;
    this.settings = settings;
  }

  /**
   * Sends an answer.
   *
   * @param head whether the request was a HEAD
   * @param faulty whether the switches for bodies apply
   * @param keep whether the connection would stay open
   * @return whether it may stay open
   */
  boolean write(Reply reply, boolean head, boolean faulty, boolean keep) throws IOException {
    String length = faulty ? settings.get(Switch.BODY_LENGTH) : "exact";
    String fault = faulty && !head ? settings.get(Switch.BODY_FAULT) : "none";
    boolean chunked = length.equals("chunked");
    boolean delimited = length.equals("until-close");
    byte[] body = reply.body();
    boolean whole = !fault.equals("truncated") && !fault.equals("stall");
    boolean open =
        keep
            && whole
            && !delimited
            && !length.startsWith("too-")
            && settings.is(Switch.PROTOCOL, "keep-alive");
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    line(
        start,
        "HTTP/1."
            + (settings.is(Switch.PROTOCOL, "1.0") ? "0 " : "1 ")
            + reply.status()
            + " "
            + ReasonPhrase.of(reply.status()));
    for (Map.Entry<String, String> header : reply.headers()) {
      line(start, name(header.getKey()) + ": " + header.getValue());
    }
    if (chunked) {
      line(start, name("Transfer-Encoding") + ": chunked");
    } else if (!delimited && reply.status() != 204 && !(head && length.equals("missing-head"))) {
      line(start, name("Content-Length") + ": " + declared(body.length, length));
    }
    if (!open) {
      line(start, name("Connection") + ": close");
    }
    line(start, "");
    out.write(start.toByteArray());
    if (!head && reply.status() != 204) {
      send(whole ? body : java.util.Arrays.copyOf(body, body.length / 2), chunked, whole, fault);
    }
    out.flush();
    if (fault.equals("stall")) {
      throw new StalledException();
    }
    return open;
  }

  private void send(byte[] body, boolean chunked, boolean whole, String fault) throws IOException {
    if (fault.startsWith("slow:")) {
      long pause = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(fault.substring(5)));
      for (byte one : body) {
        out.flush();
        LockSupport.parkNanos(pause);
        sendPart(new byte[] {one}, chunked);
      }
    } else {
      int half = chunked ? body.length / 2 : body.length;
      sendPart(java.util.Arrays.copyOf(body, half), chunked);
      sendPart(java.util.Arrays.copyOfRange(body, half, body.length), chunked);
    }
    if (chunked && whole) {
      line(out, "0");
      line(out, "");
    }
  }

  private void sendPart(byte[] part, boolean chunked) throws IOException {
    if (part.length > 0) {
      if (chunked) {
        line(out, Integer.toHexString(part.length));
      }
      out.write(part);
      if (chunked) {
        line(out, "");
      }
    }
  }

  private static int declared(int length, String mode) {
    return switch (mode) {
      case "too-long" -> length + 10;
      case "too-short" -> length / 2;
      default -> length;
    };
  }

  private String name(String canonical) {
    return switch (settings.get(Switch.HEADER_CASE)) {
      case "lower" -> canonical.toLowerCase(Locale.ROOT);
      case "first-upper" -> canonical.charAt(0) + canonical.substring(1).toLowerCase(Locale.ROOT);
      default -> canonical;
    };
  }

  private static void line(OutputStream out, String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The answer stopped half-way, and the connection is to stay as it is. */
  static final class StalledException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
