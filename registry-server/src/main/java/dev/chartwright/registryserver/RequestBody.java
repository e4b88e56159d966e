package dev.chartwright.registryserver;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request as a stream. The first read sends {@code 100 Continue} when the client
 * waits for it, so a body that is refused for want of a password is never invited.
 */
final class RequestBody extends InputStream {
  private static final int TRAILER_LIMIT = 8 * 1024;

  private final HttpInput in;
  private final boolean chunked;
  private final long length;
  private @Nullable Invitation invitation;
  private long remaining;
  private boolean started;
  private boolean finished;
  private boolean broken;

  /** Sends the interim answer that makes the client start. */
  interface Invitation {
    void send() throws IOException;
  }

  RequestBody(HttpInput in, long length, @Nullable Invitation invitation) {
    this.in = in;
    this.chunked = length == HttpHead.CHUNKED;
    this.length = length;
    this.remaining = chunked ? 0 : length;
    this.finished = length == 0;
    this.invitation = finished ? null : invitation;
  }

  /** Bytes announced by Content-Length; -1 when the body comes in chunks. */
  long length() {
    return length;
  }

  boolean finished() {
    return finished;
  }

  /**
   * Whether the client still waits for leave to send, or the connection can no longer be trusted.
   */
  boolean needsClose() {
    return !finished && (invitation != null || broken);
  }

  /** Bytes that are known to be still on their way; a large number when nobody knows. */
  long pending() {
    return finished ? 0 : chunked ? Long.MAX_VALUE : remaining;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (finished || count == 0) {
      return finished ? -1 : 0;
    }
    try {
      if (invitation != null) {
        Invitation now = invitation;
        invitation = null;
        now.send();
      }
      if (chunked && remaining == 0 && !nextChunk()) {
        finished = true;
        return -1;
      }
      int got = in.read(target, offset, (int) Math.min(count, remaining));
      if (got < 0) {
        throw new ClientGoneException("connection closed within the request body");
      }
      remaining -= got;
      finished = !chunked && remaining == 0;
      return got;
    } catch (SocketTimeoutException e) {
      broken = true;
      throw new HttpException(408, "the request body did not arrive in time");
    } catch (HttpException | ClientGoneException e) {
      broken = true;
      throw e;
    } catch (IOException e) {
      broken = true;
      throw new ClientGoneException("connection lost within the request body", e);
    }
  }

  private boolean nextChunk() throws IOException {
    if (started && !in.readLine(0, 400).isEmpty()) {
      throw new HttpException(400, "chunk not ended by CRLF");
    }
    started = true;
    String line = in.readLine(256, 400);
    int semicolon = line.indexOf(';');
    String digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
    if (digits.isEmpty() || digits.length() > 15) {
      throw new HttpException(400, "malformed chunk size");
    }
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit < 0 || digits.charAt(i) > 'f') {
        throw new HttpException(400, "malformed chunk size");
      }
      remaining = remaining << 4 | digit;
    }
    if (remaining > 0) {
      return true;
    }
    int room = TRAILER_LIMIT;
    for (String trailer = in.readLine(room, 431);
        !trailer.isEmpty();
        trailer = in.readLine(room, 431)) {
      room -= trailer.length();
    }
    return false;
  }
}
