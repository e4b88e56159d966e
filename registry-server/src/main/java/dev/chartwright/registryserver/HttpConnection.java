package dev.chartwright.registryserver;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One client connection: reads requests one after the other and answers each before it reads the
 * next.
 */
final class HttpConnection implements Runnable {
  /**
   * What is left of a refused body is read and thrown away up to here, so that the connection can
   * go on.
   */
  private static final long DRAIN_AND_KEEP = 1024 * 1024;

  /**
   * Before a close, reading goes on for a while: unread bytes would turn the close into a reset
   * that eats the answer.
   */
  private static final long LINGER_BYTES = 64L * 1024 * 1024;

  private static final int LINGER_MILLIS = 3_000;

  private final HttpEngine engine;
  private final Socket accepted;
  private volatile boolean idle = true;
  private volatile @Nullable HttpOutput output;
  private Socket wire;

  HttpConnection(HttpEngine engine, Socket accepted) {
    this.engine = engine;
    this.accepted = accepted;
    this.wire = accepted;
  }

  @Override
  public void run() {
    try {
      accepted.setTcpNoDelay(true);
      accepted.setSoTimeout(engine.limits().requestMillis());
      Socket socket = engine.secured(accepted);
      wire = socket;
      HttpInput in = new HttpInput(socket);
      HttpOutput out = new HttpOutput(socket.getOutputStream());
      output = out;
      while (serveOne(in, out)) {
        idle = true;
        if (engine.closing()) {
          break;
        }
      }
      socket.close();
    } catch (IOException e) {
      // The client is gone or does not speak TLS: there is nobody to tell.
    } catch (RuntimeException | Error e) {
      engine.handler().failed("a connection", e);
    } finally {
      abort();
      engine.closed(this);
    }
  }

  boolean idle() {
    return idle;
  }

  boolean stuck(long now, long limit) {
    HttpOutput out = output;
    return out != null && out.stuckFor(now) > limit;
  }

  void abort() {
    try {
      accepted.close();
    } catch (IOException e) {
      // Closed is what it should be.
    }
  }

  private boolean serveOne(HttpInput in, HttpOutput out) throws IOException {
    in.waitUpTo(engine.limits().idleMillis());
    if (!in.awaitByte()) {
      return false;
    }
    idle = false;
    HttpHead head;
    try {
      in.finishWithin(engine.limits().requestMillis());
      head = HttpHead.read(in, engine.limits());
    } catch (HttpException e) {
      refuse(in, out, engine.handler().refuse(e.status(), e.getMessage()));
      return false;
    } catch (SocketTimeoutException e) {
      refuse(in, out, engine.handler().refuse(408, "the request did not arrive in time"));
      return false;
    }
    in.waitUpTo(engine.limits().requestMillis());
    boolean invited = head.headers().hasToken("Expect", "100-continue") && !head.oldVersion();
    RequestBody body = new RequestBody(in, head.bodyLength(), invited ? out::sendContinue : null);
    return answer(in, out, head, HttpRequest.of(head, body, remote()));
  }

  private boolean answer(HttpInput in, HttpOutput out, HttpHead head, HttpRequest request)
      throws IOException {
    boolean keep = send(out, head, request);
    if (keep) {
      drain(request.body());
    } else {
      linger(in);
    }
    return keep;
  }

  /** Answers; true when the connection can go on afterwards. */
  private boolean send(HttpOutput out, HttpHead head, HttpRequest request) throws IOException {
    long begun = System.nanoTime();
    int status = 0;
    long sent = 0;
    try (HttpReply reply = replyTo(request)) {
      RequestBody body = request.body();
      boolean keep =
          head.keepsAlive()
              && !engine.closing()
              && !body.needsClose()
              && body.pending() <= DRAIN_AND_KEEP;
      String connection = keep ? (head.oldVersion() ? "keep-alive" : null) : "close";
      out.send(reply, !request.isHead(), engine.date(), connection);
      status = reply.status();
      sent = request.isHead() ? 0 : reply.length();
      return keep;
    } finally {
      engine.handler().answered(request, status, sent, System.nanoTime() - begun);
    }
  }

  private HttpReply replyTo(HttpRequest request) throws IOException {
    try {
      return engine.handler().handle(request);
    } catch (HttpException e) {
      return engine.handler().refuse(e.status(), e.getMessage());
    }
  }

  private void refuse(HttpInput in, HttpOutput out, HttpReply reply) throws IOException {
    out.send(reply, true, engine.date(), "close");
    linger(in);
  }

  private static void drain(RequestBody body) throws IOException {
    byte[] waste = body.finished() ? new byte[0] : new byte[16 * 1024];
    while (!body.finished() && body.read(waste, 0, waste.length) >= 0) {
      // Thrown away.
    }
  }

  private void linger(HttpInput in) throws IOException {
    // Everything is said, so from here on a closing server need not wait.
    idle = true;
    wire.shutdownOutput();
    in.finishWithin(LINGER_MILLIS);
    byte[] waste = new byte[16 * 1024];
    long total = 0;
    int got;
    while (total < LINGER_BYTES
        && !engine.closing()
        && (got = in.read(waste, 0, waste.length)) >= 0) {
      total += got;
    }
  }

  private String remote() {
    return accepted.getInetAddress().getHostAddress() + ":" + accepted.getPort();
  }
}
