package dev.chartwright.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request and its response on one connection. */
final class Exchange implements BodyStream.End {

  /**
   * Bodies up to this size go out with the head: they cannot fill the buffers of a new exchange.
   */
  private static final int INLINE = 8 * 1024;

  /** Go's {@code ExpectContinueTimeout}: after it the body is sent unasked. */
  private static final long CONTINUE_MILLIS = 1000;

  /** Go's {@code maxWriteWaitBeforeConnReuse}. */
  private static final long UPLOAD_END_MILLIS = 50;

  /** The most time that reading an unwanted rest may take. */
  private static final Duration DRAIN = Duration.ofMillis(100);

  private final HttpRequest request;
  private final Target target;
  private final Connection connection;
  private final Pace pace;
  private final ConnectionPool pool;
  private final TransportOptions options;
  private final long began = System.nanoTime();
  private @Nullable Upload upload;
  private @Nullable WireException writeFailure;
  private boolean keep;

  Exchange(
      HttpRequest request,
      Target target,
      Connection connection,
      Pace pace,
      ConnectionPool pool,
      TransportOptions options) {
    this.request = request;
    this.target = target;
    this.connection = connection;
    this.pace = pace;
    this.pool = pool;
    this.options = options;
  }

  /**
   * Sends the request and reads the head of the response.
   *
   * @param kept whether the connection has served before
   */
  HttpResponse run(boolean kept) throws StaleConnection {
    connection.begin(pace);
    long writtenBefore = connection.wire().written();
    long takenBefore = connection.in().taken();
    options.listener().requestSent(request);
    try {
      send();
      ResponseHead head = receive();
      return respond(head);
    } catch (IOException e) {
      WireException told = told(e);
      abort();
      boolean answered = connection.in().taken() > takenBefore;
      if (kept && !answered && again(told, connection.wire().written() > writtenBefore)) {
        throw new StaleConnection(told);
      }
      Upload sending = upload;
      TransportException source = sending == null ? null : sending.sourceFailure();
      throw source == null ? told.toTransport() : source;
    } catch (RuntimeException e) {
      abort();
      throw e;
    }
  }

  private void abort() {
    Upload sending = upload;
    if (sending != null) {
      sending.cancel();
    }
    pool.discard(connection);
  }

  /** Whether a kept connection's failure may be hidden by trying again. */
  private boolean again(WireException failure, boolean wrote) {
    boolean lost = failure.fault() == Fault.EOF || failure.fault() == Fault.RESET;
    Body body = request.body();
    boolean replayable = body.length() == 0 || body.replayable();
    return lost && replayable && (!wrote || request.idempotent());
  }

  private void send() throws IOException {
    byte[] head = RequestHead.encode(request, target, connection.route());
    Body body = request.body();
    byte[] bytes = body.bytes();
    boolean expects = RequestHead.expects(request);
    if (bytes == null || bytes.length > INLINE || expects) {
      Upload sending = new Upload(connection, head, body, expects ? CONTINUE_MILLIS : 0);
      upload = sending;
      sending.start();
      return;
    }
    byte[] whole = head;
    if (bytes.length > 0) {
      ByteArrayOutputStream joined = new ByteArrayOutputStream(head.length + bytes.length);
      joined.write(head, 0, head.length);
      joined.write(bytes, 0, bytes.length);
      whole = joined.toByteArray();
    }
    try {
      connection.out().write(whole);
      connection.out().flush();
    } catch (IOException e) {
      // The server may have answered before it closed.
      writeFailure = connection.told(e);
      pace.step(Upload.LAST_MOMENT);
    }
  }

  private ResponseHead receive() throws IOException {
    for (int informational = 0; ; informational++) {
      ResponseHead head = connection.heads().read();
      if (head == null) {
        throw new WireException(Fault.EOF, "EOF", null);
      }
      if (!head.informational()) {
        return head;
      }
      Upload sending = upload;
      if (head.status() == 100 && sending != null) {
        sending.permit();
      }
      if (informational >= options.limits().informationalResponses()) {
        throw new WireException(
            Fault.LIMIT,
            "net/http: HTTP/1.x transport connection broken: net/http: too many 1xx informational"
                + " responses",
            null);
      }
    }
  }

  private HttpResponse respond(ResponseHead head) throws WireException {
    Upload sending = upload;
    if (sending != null) {
      sending.answered();
    }
    pace.stepEnds();
    pace.readingBody();
    BodyFraming framing = BodyFraming.of(request.method(), head);
    if (sending != null && head.status() >= 300) {
      sending.cancel();
    }
    keep = framing.keep() && writeFailure == null;
    InputStream body;
    ChunkedStream trailers = null;
    switch (framing.kind()) {
      case LENGTH -> body = limited(new BodyStreams.Sized(connection.in(), this, framing.length()));
      case CHUNKED -> {
        ChunkedStream chunks =
            new ChunkedStream(connection.in(), this, connection.heads(), options.limits());
        trailers = chunks;
        body = limited(chunks);
      }
      case UNTIL_CLOSE -> body = limited(new BodyStreams.UntilClose(connection.in(), this));
      default -> {
        ended(true);
        body = InputStream.nullInputStream();
      }
    }
    HttpResponse response =
        new HttpResponse(
            request,
            head.protocol(),
            head.status(),
            head.reason(),
            head.headers(),
            framing.kind(),
            framing.declared(),
            body,
            trailers);
    options.listener().responseReceived(response, Duration.ofNanos(System.nanoTime() - began));
    return response;
  }

  private InputStream limited(BodyStream body) {
    return new DrainingStream(body, options.limits().drainBytes());
  }

  @Override
  public void draining() {
    pace.step(DRAIN);
  }

  @Override
  public void ended(boolean whole) {
    Upload sending = upload;
    boolean sent = sending == null || sending.sentWithin(whole && keep ? UPLOAD_END_MILLIS : 0);
    if (whole && keep && sent) {
      pool.release(connection);
    } else {
      if (sending != null) {
        sending.cancel();
      }
      pool.discard(connection);
    }
  }

  @Override
  public WireException told(IOException e) {
    WireException own = connection.told(e);
    boolean late =
        own.fault() == Fault.EOF
            || own.fault() == Fault.RESET
            || own.fault() == Fault.CONNECT_TIMEOUT;
    Upload sending = upload;
    if (sending != null && late) {
      // The sending thread is about to learn why: its reason is the better one.
      sending.sentWithin(UPLOAD_END_MILLIS);
    }
    WireException writing = sending == null ? writeFailure : sending.wireFailure();
    return writing != null && late ? writing : own;
  }
}
