package dev.chartwright.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The sending of a request with a large body, in a thread of its own, so that the answer can be
 * read meanwhile: a server may refuse an upload after its first bytes.
 */
final class Upload implements Runnable {

  private static final int CHUNK = 32 * 1024;
  private static final int ROOM = 10;
  private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

  /** How long an answer is waited for after the sending broke. */
  static final Duration LAST_MOMENT = Duration.ofSeconds(1);

  private final Connection connection;
  private final byte[] head;
  private final Body body;
  private final @Nullable CountDownLatch permission;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final long permissionMillis;
  private volatile boolean answered;
  private volatile boolean cancelled;
  private volatile boolean sent;
  private volatile @Nullable TransportException sourceFailure;
  private volatile @Nullable WireException wireFailure;

  /**
   * Prepares an upload.
   *
   * @param permissionMillis how long to wait for {@code 100 Continue}; 0 not at all
   */
  Upload(Connection connection, byte[] head, Body body, long permissionMillis) {
    this.connection = connection;
    this.head = head;
    this.body = body;
    this.permissionMillis = permissionMillis;
    this.permission = permissionMillis > 0 ? new CountDownLatch(1) : null;
  }

  void start() {
    connection.wire().pace().sliced(true);
    Thread thread = new Thread(this, "http-upload");
    thread.setDaemon(true);
    thread.start();
  }

  /** The server wants the body, or has been asked for long enough. */
  void permit() {
    CountDownLatch gate = permission;
    if (gate != null) {
      gate.countDown();
    }
  }

  /** The head of the final response has come. */
  void answered() {
    answered = true;
  }

  /** Stops after the current piece. */
  void cancel() {
    cancelled = true;
    permit();
  }

  /** Whether everything was sent; waits a moment for the last piece. */
  boolean sentWithin(long millis) {
    try {
      if (!finished.await(millis, TimeUnit.MILLISECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return sent;
  }

  /** What the source of the body did wrong, if anything. */
  @Nullable TransportException sourceFailure() {
    return sourceFailure;
  }

  /** What the connection did wrong while sending, if anything. */
  @Nullable WireException wireFailure() {
    return wireFailure;
  }

  @Override
  public void run() {
    Pace pace = connection.wire().pace();
    try {
      CountDownLatch gate = permission;
      boolean headSent = false;
      if (gate != null) {
        connection.out().write(head);
        connection.out().flush();
        headSent = true;
        gate.await(permissionMillis, TimeUnit.MILLISECONDS);
      }
      if (!cancelled) {
        send(headSent ? new byte[0] : head);
        sent = !cancelled;
      }
    } catch (IOException e) {
      wireFailure = connection.told(e);
      if (!answered) {
        // The answer may already be on its way: give it a moment.
        pace.step(LAST_MOMENT);
      }
    } catch (SourceException e) {
      sourceFailure = e.told;
      connection.wire().close();
    } catch (InterruptedException e) {
      connection.wire().close();
    } finally {
      pace.sliced(false);
      finished.countDown();
    }
  }

  private void send(byte[] prefix) throws IOException {
    InputStream source;
    try {
      source = body.open();
    } catch (IOException | RuntimeException e) {
      throw new SourceException(e);
    }
    try {
      copy(source, prefix);
    } finally {
      try {
        source.close();
      } catch (IOException e) {
        // All its bytes were read, or the exchange fails anyway.
      }
    }
  }

  private void copy(InputStream source, byte[] prefix) throws IOException {
    OutputStream out = connection.out();
    boolean chunked = body.length() < 0;
    byte[] buffer = new byte[prefix.length + ROOM + CHUNK + 2];
    System.arraycopy(prefix, 0, buffer, 0, prefix.length);
    int offset = prefix.length;
    long total = 0;
    while (!cancelled) {
      int n = fill(source, buffer, offset + ROOM);
      if (n == 0) {
        break;
      }
      total += n;
      if (!chunked && total > body.length()) {
        throw new SourceException(
            "http: ContentLength=" + body.length() + " with Body length " + total);
      }
      int start = offset;
      int end = offset + ROOM + n;
      if (chunked) {
        byte[] size = Integer.toHexString(n).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        start = offset + ROOM - size.length - 2;
        System.arraycopy(size, 0, buffer, start, size.length);
        buffer[offset + ROOM - 2] = '\r';
        buffer[offset + ROOM - 1] = '\n';
        buffer[end++] = '\r';
        buffer[end++] = '\n';
      } else {
        start = offset + ROOM;
      }
      if (offset > 0) {
        // Head and first piece leave together.
        System.arraycopy(prefix, 0, buffer, start - offset, offset);
        start -= offset;
        offset = 0;
      }
      out.write(buffer, start, end - start);
    }
    if (cancelled) {
      return;
    }
    if (!chunked && total < body.length()) {
      throw new SourceException(
          "http: ContentLength=" + body.length() + " with Body length " + total);
    }
    if (chunked) {
      ByteArrayOutputStream last = new ByteArrayOutputStream();
      last.write(prefix, 0, offset);
      last.write(LAST_CHUNK, 0, LAST_CHUNK.length);
      out.write(last.toByteArray());
    } else {
      // A body of no bytes had no piece for the head to go with.
      out.write(prefix, 0, offset);
    }
    out.flush();
  }

  /** Fills one piece; a short read is sent as it is so that nothing is held back. */
  private static int fill(InputStream source, byte[] buffer, int offset) {
    try {
      int n = source.read(buffer, offset, CHUNK);
      return Math.max(n, 0);
    } catch (IOException | RuntimeException e) {
      throw new SourceException(e);
    }
  }

  /** Keeps a failure of the caller's stream apart from one of the connection. */
  private static final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final TransportException told;

    SourceException(Exception cause) {
      super(cause);
      told =
          cause instanceof TransportException known
              ? known
              : TransportException.of(
                  Fault.REQUEST_BODY, String.valueOf(cause.getMessage()), cause);
    }

    SourceException(String message) {
      super(message);
      told = TransportException.of(Fault.REQUEST_BODY, message);
    }
  }
}
