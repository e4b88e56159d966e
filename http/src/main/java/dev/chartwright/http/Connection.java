package dev.chartwright.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLException;

/** An open connection, plain or TLS, serving one exchange at a time. */
final class Connection {

  private static final int BUFFER = 16 * 1024;

  private final Route route;
  private final Wire wire;
  private final boolean plain;
  private final ByteInput in;
  private final OutputStream out;
  private final HeadReader heads;
  private long idleSince;

  Connection(Route route, Wire wire, Socket socket, HttpLimits limits) throws IOException {
    this.route = route;
    this.wire = wire;
    this.plain = socket instanceof WireSocket;
    this.in = new ByteInput(socket.getInputStream(), BUFFER);
    this.out = socket.getOutputStream();
    this.heads = new HeadReader(this.in, limits);
  }

  Route route() {
    return route;
  }

  Wire wire() {
    return wire;
  }

  ByteInput in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  HeadReader heads() {
    return heads;
  }

  void begin(Pace pace) {
    wire.pace(pace);
  }

  void idleSince(long nanoTime) {
    idleSince = nanoTime;
  }

  long idleSince() {
    return idleSince;
  }

  /** Whether an idle connection cannot serve any more. */
  boolean stale() {
    return in.buffered() || wire.stale(plain);
  }

  /** Closes at once; TLS says goodbye only where that cannot block. */
  void close() {
    wire.close();
  }

  /** What to tell for a failure here: what the wire said, or else the failure itself. */
  WireException told(IOException e) {
    WireException first = wire.failure();
    if (first != null) {
      return first;
    }
    if (e instanceof WireException known) {
      return known;
    }
    if (e instanceof SSLException failed) {
      TlsException tls = TlsAlerts.explain(failed);
      return new WireException(Fault.TLS, tls.reason(), tls);
    }
    return new WireException(Fault.IO, String.valueOf(e.getMessage()), e);
  }
}
