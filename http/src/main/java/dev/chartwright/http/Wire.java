package dev.chartwright.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one TCP connection, read and written within the limits of a {@link Pace}.
 *
 * <p>A channel rather than a socket, because an interrupted thread must not stay blocked. One
 * thread may read while another writes.
 */
final class Wire {

  private static final int SNIFFED = 5;

  private final SocketChannel channel;
  private final Socket socket;
  private final InputStream in;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private final byte[] first = new byte[SNIFFED];
  private int firstCount;
  private byte[] ahead = new byte[0];
  private volatile Pace pace;
  private final AtomicLong written = new AtomicLong();
  private volatile boolean abandoned;
  private volatile @Nullable WireException failure;

  Wire(SocketChannel channel, Pace pace) throws IOException {
    this.channel = channel;
    this.socket = channel.socket();
    this.in = socket.getInputStream();
    this.pace = pace;
    this.local = (InetSocketAddress) channel.getLocalAddress();
    this.remote = (InetSocketAddress) channel.getRemoteAddress();
  }

  static String text(InetSocketAddress address) {
    String host = IpAddress.format(address.getAddress().getAddress());
    return host.indexOf(':') >= 0
        ? "[" + host + "]:" + address.getPort()
        : host + ":" + address.getPort();
  }

  void pace(Pace next) {
    pace = next;
  }

  Pace pace() {
    return pace;
  }

  InetSocketAddress remote() {
    return remote;
  }

  /** What follows is another conversation than the one so far. */
  void forgetFirstBytes() {
    firstCount = 0;
  }

  Socket socket() {
    return socket;
  }

  /** Bytes written since the connection was made. */
  long written() {
    return written.get();
  }

  /** What went wrong first, however TLS wrapped it. */
  @Nullable WireException failure() {
    return failure;
  }

  /** Whether the peer's very first bytes are those of an HTTP response. */
  boolean speaksPlainHttp() {
    return firstCount == SNIFFED
        && first[0] == 'H'
        && first[1] == 'T'
        && first[2] == 'T'
        && first[3] == 'P'
        && first[4] == '/';
  }

  /** Whether the peer's very first bytes are no TLS record: content type, then version 3.x. */
  boolean speaksNoTls() {
    return firstCount > 1 && (first[0] < 20 || first[0] > 24 || first[1] != 3);
  }

  int read(byte[] buffer, int offset, int length) throws IOException {
    if (ahead.length > 0) {
      int n = Math.min(length, ahead.length);
      System.arraycopy(ahead, 0, buffer, offset, n);
      ahead =
          n == ahead.length ? new byte[0] : java.util.Arrays.copyOfRange(ahead, n, ahead.length);
      return n;
    }
    while (true) {
      try {
        socket.setSoTimeout(pace.waitMillis());
        int n = in.read(buffer, offset, length);
        pace.progress();
        for (int i = 0; i < n && firstCount < SNIFFED; i++) {
          first[firstCount++] = buffer[offset + i];
        }
        return n;
      } catch (SocketTimeoutException e) {
        // The limits may have moved meanwhile: waitMillis decides.
      } catch (IOException e) {
        throw fail("read", e);
      }
    }
  }

  void write(byte[] buffer, int offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(buffer, offset, length);
    try {
      while (bytes.hasRemaining()) {
        written.addAndGet(channel.write(bytes));
        pace.progress();
      }
    } catch (IOException e) {
      throw fail("write", e);
    }
  }

  /**
   * Whether an unused connection is of no more use: the peer closed it or, without TLS, said
   * something unasked.
   */
  boolean stale(boolean plain) {
    try {
      channel.configureBlocking(false);
      ByteBuffer peek = ByteBuffer.allocate(512);
      int n = channel.read(peek);
      channel.configureBlocking(true);
      if (n > 0) {
        ahead = java.util.Arrays.copyOf(peek.array(), n);
      }
      return n < 0 || (n > 0 && plain);
    } catch (IOException e) {
      return true;
    }
  }

  /** Closes for good; a thread that is blocked here fails with the transport's own words. */
  void abandon() {
    abandoned = true;
    close();
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing more can be done for it.
    }
  }

  private WireException fail(String operation, IOException e) {
    WireException told = explain(operation, e);
    if (failure == null) {
      failure = told;
    }
    return told;
  }

  private WireException explain(String operation, IOException e) {
    if (e instanceof WireException known) {
      return known;
    }
    if (abandoned) {
      return new WireException(Fault.CLOSED, "http: the transport is closed", e);
    }
    if (e instanceof ClosedByInterruptException) {
      return new WireException(Fault.CANCELLED, "context canceled", e);
    }
    String ends = "tcp " + text(local) + "->" + text(remote);
    if (e instanceof AsynchronousCloseException || e instanceof ClosedChannelException) {
      return new WireException(
          Fault.IO, operation + " " + ends + ": use of closed network connection", e);
    }
    if (e instanceof EOFException) {
      return new WireException(Fault.UNEXPECTED_EOF, "unexpected EOF", e);
    }
    String why = String.valueOf(e.getMessage());
    String prefix = operation + " " + ends + ": " + operation + ": ";
    if (why.startsWith("Connection reset")) {
      return new WireException(Fault.RESET, prefix + "connection reset by peer", e);
    }
    if (why.startsWith("Broken pipe")) {
      return new WireException(Fault.RESET, prefix + "broken pipe", e);
    }
    return new WireException(Fault.IO, prefix + Syntax.lower(why), e);
  }
}
