package dev.chartwright.testkit;

import dev.chartwright.testkit.wire.Loopback;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A server on a loopback port that speaks HTTP/1.1 by hand, so that it can also speak it badly. */
final class WireServer implements AutoCloseable {
  private static final int LINGER_BYTES = 8 * 1024 * 1024;
  private static final int LINGER_MILLIS = 500;
  private static final byte[] HANDSHAKE_FAILURE = {0x15, 3, 3, 0, 2, 2, 40};
  private static final byte[] HTTP2_SETTINGS_AND_GOAWAY = {
    0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
  };

  private final Handler handler;
  private final @Nullable TlsSettings tls;
  private final Loopback loopback;

  /** What answers. */
  interface Handler {
    /**
     * What is to happen to a connection that was just accepted: a value of {@link
     * Switch#ACCEPTING}.
     */
    String accepting();

    /** The answer to a request. */
    Answer answer(WireRequest request) throws IOException;

    /** Notes a request and its answer's status. */
    void note(WireRequest request, @Nullable Answer answer);
  }

  /**
   * An answer.
   *
   * @param faulty whether the switches for bodies apply
   */
  record Answer(Reply reply, Settings settings, Route route, boolean faulty) {}

  WireServer(String name, Handler handler, @Nullable TlsSettings tls) throws IOException {
    this.handler = handler;
    this.tls = tls;
    this.loopback = Loopback.listen(name, this::serve);
  }

  int port() {
    return loopback.port();
  }

  private void serve(Socket raw) throws IOException {
    switch (handler.accepting()) {
      case "reset" -> reset(raw);
      case "close" -> raw.shutdownOutput();
      case "silent" -> waitForEnd(raw.getInputStream());
      case "tls-alert" -> {
        raw.getInputStream().read();
        raw.getOutputStream().write(HANDSHAKE_FAILURE);
      }
      default -> converse(raw);
    }
  }

  private void converse(Socket raw) throws IOException {
    Socket socket;
    try {
      socket = tls == null ? raw : handshake(raw, tls);
    } catch (IOException e) {
      // The client shall read why, which a reset would take from it.
      linger(raw, raw.getInputStream());
      throw e;
    }
    InputStream in = new BufferedInputStream(socket.getInputStream());
    OutputStream out = new BufferedOutputStream(socket.getOutputStream());
    boolean keep = true;
    while (keep) {
      WireRequest request = WireRequest.read(in, out);
      if (request == null) {
        return;
      }
      try {
        keep = answer(request, out, raw, in);
      } catch (ResetException e) {
        handler.note(request, null);
        reset(raw);
        return;
      } catch (ReplyWriter.StalledException e) {
        waitForEnd(in);
        return;
      }
    }
    linger(socket, in);
  }

  private boolean answer(WireRequest request, OutputStream out, Socket raw, InputStream in)
      throws IOException {
    Answer answer = handler.answer(request);
    switch (answer.settings().get(Switch.CONNECTION)) {
      case "reset" -> throw new ResetException();
      case "close" -> {
        handler.note(request, null);
        raw.shutdownOutput();
        return false;
      }
      case "silent" -> {
        handler.note(request, null);
        waitForEnd(in);
        return false;
      }
      default -> {
        if (answer.settings().is(Switch.PROTOCOL, "h2-only")) {
          handler.note(request, null);
          out.write(HTTP2_SETTINGS_AND_GOAWAY);
          out.flush();
          return false;
        }
      }
    }
    // Whoever reads the log after an answer must find the request in it.
    handler.note(request, answer);
    boolean keep = request.keepsAlive() && (request.body().isDone() || !request.body().isAwaited());
    boolean head = request.method().equals("HEAD");
    keep =
        new ReplyWriter(out, answer.settings()).write(answer.reply(), head, answer.faulty(), keep);
    return keep && drain(request);
  }

  /** Reads what the client is sending anyway; tells whether that was all. */
  private static boolean drain(WireRequest request) throws IOException {
    byte[] buffer = new byte[8192];
    for (long left = LINGER_BYTES; left > 0 && !request.body().isDone(); ) {
      left -= Math.max(1, request.body().read(buffer));
    }
    return request.body().isDone();
  }

  private static Socket handshake(Socket raw, TlsSettings tls) throws IOException {
    SSLSocket socket = tls.wrap(raw);
    socket.startHandshake();
    tls.requireServerName(socket);
    return socket;
  }

  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private static void waitForEnd(InputStream in) throws IOException {
    while (in.read() >= 0) {
      // Whatever comes, there is no answer.
    }
  }

  /** Lets the client read the answer before the connection ends, even if it is still sending. */
  private static void linger(Socket socket, InputStream in) throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(LINGER_MILLIS);
    long left = LINGER_BYTES;
    byte[] buffer = new byte[8192];
    for (int size = in.read(buffer); size >= 0 && left > 0; size = in.read(buffer)) {
      left -= size;
    }
  }

  @Override
  public void close() {
    loopback.close();
  }
}
