package dev.chartwright.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** An open connection, plain or TLS, serving one exchange at a time. */
final class Connection {

  private static final int BUFFER = 16 * 1024;

  private final Route route;
  private final Wire wire;
  private final @Nullable SSLSocket tls;
  private final ByteInput in;
  private final OutputStream out;
  private final HeadReader heads;
  private int exchanges;
  private long idleSince;

  private Connection(
      Route route,
      Wire wire,
      @Nullable SSLSocket tls,
      InputStream in,
      OutputStream out,
      HttpLimits limits) {
    this.route = route;
    this.wire = wire;
    this.tls = tls;
    this.in = new ByteInput(in, BUFFER);
    this.out = out;
    this.heads = new HeadReader(this.in, limits);
  }

  static Connection plain(Route route, Wire wire, HttpLimits limits) {
    WireSocket socket = new WireSocket(wire);
    return new Connection(
        route, wire, null, socket.getInputStream(), socket.getOutputStream(), limits);
  }

  static Connection tls(Route route, Wire wire, SSLSocket tls, HttpLimits limits)
      throws IOException {
    return new Connection(route, wire, tls, tls.getInputStream(), tls.getOutputStream(), limits);
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

  /** How many exchanges were begun here. */
  int exchanges() {
    return exchanges;
  }

  void begin(Pace pace) {
    exchanges++;
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
    return in.buffered() || wire.stale(tls == null);
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
    return new WireException(Fault.IO, String.valueOf(e.getMessage()), e);
  }
}
