package dev.chartwright.oci;

import dev.chartwright.oci.CopyException.Side;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Content on its way through a copy: fetched before the destination is asked to take it, and again
 * each time the destination has to start over.
 */
final class SourceContent implements Content, AutoCloseable {
  private final ReadOnlyStorage source;
  private final Descriptor descriptor;
  private final byte @Nullable [] cached;
  private final CopyListener listener;
  private final CopyThreads threads;
  private @Nullable InputStream first;

  SourceContent(
      ReadOnlyStorage source,
      Descriptor descriptor,
      byte @Nullable [] cached,
      CopyListener listener,
      CopyThreads threads) {
    this.source = source;
    this.descriptor = descriptor;
    this.cached = cached;
    this.listener = listener;
    this.threads = threads;
  }

  /** Opens the content, so that a source without it is found out before anything is sent. */
  void prefetch() {
    first = fetch();
  }

  @Override
  public long size() {
    return descriptor.size();
  }

  @Override
  public InputStream open() {
    InputStream stream = first == null ? fetch() : first;
    first = null;
    return new Counting(stream);
  }

  private InputStream fetch() {
    if (cached != null) {
      return new ByteArrayInputStream(cached);
    }
    try {
      return source.fetch(descriptor);
    } catch (RuntimeException e) {
      throw new CopyException("Fetch", Side.SOURCE, e);
    }
  }

  @Override
  public void close() {
    if (first != null) {
      try {
        first.close();
      } catch (IOException e) {
        throw ContentIoException.reading(e);
      }
    }
  }

  /** Reports progress, and breaks off when the copy has failed elsewhere. */
  private final class Counting extends FilterInputStream implements SelfVerifying {
    private long bytes;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public boolean verifies(Descriptor content) {
      return bytes == 0 && in instanceof SelfVerifying inner && inner.verifies(content);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value >= 0) {
        count(1);
      }
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      if (n > 0) {
        count(n);
      }
      return n;
    }

    private void count(int n) {
      if (threads.stopped()) {
        throw new CancellationException("copy stopped");
      }
      bytes += n;
      listener.transferred(descriptor, bytes);
    }
  }
}
