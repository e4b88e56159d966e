package dev.chartwright.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the first of several addresses that answers; each gets a head start of 300 ms before
 * the next joins in (RFC 8305, Go's {@code FallbackDelay}). If none does, the first failure is
 * told.
 */
final class DialRace {

  private static final int HEAD_START_MILLIS = 300;

  private final List<InetSocketAddress> addresses = new ArrayList<>();
  private final Pace pace;
  private int running;
  private @Nullable WireException first;

  DialRace(List<InetAddress> addresses, int port, Pace pace) {
    for (InetAddress address : addresses) {
      this.addresses.add(new InetSocketAddress(address, port));
    }
    this.pace = pace;
  }

  Wire run() throws WireException {
    InetSocketAddress latest = addresses.get(0);
    SocketChannel winner = null;
    try (Selector selector = Selector.open()) {
      try {
        int next = 0;
        while (winner == null && (next < addresses.size() || running > 0)) {
          if (next < addresses.size()) {
            latest = addresses.get(next++);
            winner = start(latest, selector);
          }
          boolean more = next < addresses.size();
          if (winner == null && (running > 0 || !more)) {
            winner = await(selector, more ? HEAD_START_MILLIS : 0);
          }
        }
      } finally {
        for (SelectionKey key : selector.keys()) {
          if (!key.channel().equals(winner)) {
            key.channel().close();
          }
        }
      }
    } catch (IOException e) {
      Dialer.close(winner);
      throw Dialer.explain(latest, e);
    }
    if (winner == null) {
      throw first == null ? Dialer.explain(latest, new SocketTimeoutException()) : first;
    }
    try {
      winner.configureBlocking(true);
      return new Wire(winner, pace);
    } catch (IOException e) {
      Dialer.close(winner);
      throw Dialer.explain(latest, e);
    }
  }

  private @Nullable SocketChannel start(InetSocketAddress address, Selector selector) {
    SocketChannel channel = null;
    try {
      channel = Dialer.open();
      channel.configureBlocking(false);
      if (channel.connect(address)) {
        return channel;
      }
      channel.register(selector, SelectionKey.OP_CONNECT, address);
      running++;
    } catch (IOException e) {
      Dialer.close(channel);
      failed(address, e);
    }
    return null;
  }

  /** Waits for one to connect; null after the head start or when one failed. */
  private @Nullable SocketChannel await(Selector selector, int headStart) throws IOException {
    int limit = pace.waitMillis();
    int millis = headStart == 0 ? limit : limit == 0 ? headStart : Math.min(limit, headStart);
    selector.select(millis);
    if (Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
    SocketChannel winner = null;
    for (SelectionKey key : selector.selectedKeys()) {
      SocketChannel channel = (SocketChannel) key.channel();
      try {
        if (winner == null && channel.finishConnect()) {
          winner = channel;
        }
      } catch (IOException e) {
        running--;
        key.cancel();
        Dialer.close(channel);
        failed((InetSocketAddress) key.attachment(), e);
      }
    }
    selector.selectedKeys().clear();
    return winner;
  }

  private void failed(InetSocketAddress address, IOException e) {
    if (first == null) {
      first = Dialer.explain(address, e);
    }
  }
}
