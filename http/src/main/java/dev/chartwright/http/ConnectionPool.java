package dev.chartwright.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one transport: those in use, so that they can be closed, and those kept for
 * later.
 */
final class ConnectionPool {

  private final long keepNanos;
  private final int idlePerRoute;
  private final Map<Route, Deque<Connection>> idle = new HashMap<>();
  private final Set<Wire> busy = new HashSet<>();
  private boolean closed;

  ConnectionPool(long keepNanos, int idlePerRoute) {
    this.keepNanos = keepNanos;
    this.idlePerRoute = idlePerRoute;
  }

  /** A kept connection that still seems to be open, or null. */
  @Nullable Connection take(Route route) {
    while (true) {
      Connection candidate;
      synchronized (this) {
        Deque<Connection> kept = idle.get(route);
        candidate = kept == null ? null : kept.pollLast();
        if (candidate == null) {
          return null;
        }
        busy.add(candidate.wire());
      }
      if (System.nanoTime() - candidate.idleSince() < keepNanos && !candidate.stale()) {
        return candidate;
      }
      discard(candidate);
    }
  }

  /** Takes note of a connection that is being made. */
  void add(Wire wire) {
    boolean late;
    synchronized (this) {
      late = closed;
      if (!late) {
        busy.add(wire);
      }
    }
    if (late) {
      wire.abandon();
    }
  }

  /** Keeps a connection for a later exchange, or closes it. */
  void release(Connection connection) {
    connection.idleSince(System.nanoTime());
    Connection surplus = connection;
    synchronized (this) {
      busy.remove(connection.wire());
      if (!closed && keepNanos > 0 && idlePerRoute > 0) {
        Deque<Connection> kept = idle.get(connection.route());
        if (kept == null) {
          kept = new ArrayDeque<>(2);
          idle.put(connection.route(), kept);
        }
        kept.addLast(connection);
        surplus = kept.size() > idlePerRoute ? kept.pollFirst() : null;
      }
    }
    if (surplus != null) {
      surplus.close();
    }
  }

  void discard(Connection connection) {
    discard(connection.wire());
  }

  void discard(Wire wire) {
    synchronized (this) {
      busy.remove(wire);
    }
    wire.close();
  }

  synchronized boolean closed() {
    return closed;
  }

  void close() {
    List<Wire> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      all.addAll(busy);
      for (Deque<Connection> kept : idle.values()) {
        for (Connection connection : kept) {
          all.add(connection.wire());
        }
      }
      busy.clear();
      idle.clear();
    }
    for (Wire wire : all) {
      wire.abandon();
    }
  }
}
