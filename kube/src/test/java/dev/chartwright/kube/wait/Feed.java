package dev.chartwright.kube.wait;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The body of a watch, to which a test adds events. */
final class Feed extends InputStream {
  private final Deque<byte[]> parts = new ArrayDeque<>();
  private int at;
  private boolean ended;
  private boolean closed;
  private boolean waiting;

  /** Adds an event; apostrophes stand for quotes. */
  synchronized Feed event(String type, String object) {
    return text("{\"type\":\"" + type + "\",\"object\":" + object + "}\n");
  }

  /** Says that everything was told. */
  Feed synced() {
    return event(
        "BOOKMARK",
        "{'metadata':{'resourceVersion':'9','annotations':{'k8s.io/initial-events-end':'true'}}}");
  }

  synchronized Feed text(String text) {
    parts.add(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    waiting = false;
    notifyAll();
    return this;
  }

  /** The server ends the watch. */
  synchronized void end() {
    ended = true;
    waiting = false;
    notifyAll();
  }

  synchronized boolean idle() {
    return waiting || closed;
  }

  synchronized boolean closed() {
    return closed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
    while (parts.isEmpty() && !ended && !closed) {
      waiting = true;
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    waiting = false;
    if (closed) {
      throw new IOException("closed");
    }
    byte[] part = parts.peek();
    if (part == null) {
      return -1;
    }
    int n = Math.min(length, part.length - at);
    System.arraycopy(part, at, buffer, offset, n);
    at += n;
    if (at == part.length) {
      parts.remove();
      at = 0;
    }
    return n;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
