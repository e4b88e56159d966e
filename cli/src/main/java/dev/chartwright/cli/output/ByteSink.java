package dev.chartwright.cli.output;

import dev.chartwright.golang.GoString;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A stream of bytes that takes text: standard output or standard error as a command sees it.
 *
 * <p>Text leaves as UTF-8 whatever the locale says; a lone surrogate U+DC80..U+DCFF leaves as the
 * byte it stands for ({@link GoString}). Writes are collected until {@link #flush}; a sink made
 * with a predecessor flushes that one first, so that both keep their order when they go to one
 * place. A reader that has gone away surfaces as {@link BrokenPipeException}, every other failure
 * as {@link UncheckedIOException}. Safe for several threads; what one call writes stays together.
 */
public final class ByteSink {
  private static final int CAPACITY = 8192;

  private final OutputStream target;
  private final @Nullable ByteSink before;
  private final boolean eager;
  private final byte[] buffer = new byte[CAPACITY];
  private int used;

  private ByteSink(OutputStream target, @Nullable ByteSink before, boolean eager) {
    this.target = target;
    this.before = before;
    this.eager = eager;
  }

  /** A sink that keeps what is written until it is flushed or 8 KiB are reached. */
  public static ByteSink buffered(OutputStream target) {
    return new ByteSink(target, null, false);
  }

  /** A sink that passes each call on at once, after what {@code before} holds. */
  public static ByteSink unbuffered(OutputStream target, ByteSink before) {
    return new ByteSink(target, before, true);
  }

  /** Whether what is written ends up in this file of the process, so that a child may share it. */
  public boolean goesTo(FileDescriptor file) {
    try {
      return target instanceof FileOutputStream stream && stream.getFD() == file;
    } catch (IOException e) {
      return false;
    }
  }

  /** Writes the text as UTF-8. */
  public synchronized ByteSink print(String text) {
    put(text);
    settle();
    return this;
  }

  /** Writes the text and a line feed. */
  public synchronized ByteSink println(String text) {
    put(text);
    put('\n');
    settle();
    return this;
  }

  /** Writes bytes as they are. */
  public synchronized ByteSink write(byte[] bytes) {
    for (byte b : bytes) {
      put(b);
    }
    settle();
    return this;
  }

  /** Hands everything on to the target. */
  public synchronized void flush() {
    if (before != null) {
      before.flush();
    }
    drain();
    try {
      target.flush();
    } catch (IOException e) {
      throw BrokenPipeException.translate(e);
    }
  }

  /** A stream view of this sink, for code that writes to streams; closing it only flushes. */
  public OutputStream asStream() {
    return new OutputStream() {
      @Override
      public void write(int b) {
        synchronized (ByteSink.this) {
          put(b);
          settle();
        }
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        synchronized (ByteSink.this) {
          for (int i = offset; i < offset + length; i++) {
            put(bytes[i]);
          }
          settle();
        }
      }

      @Override
      public void flush() {
        ByteSink.this.flush();
      }

      @Override
      public void close() {
        ByteSink.this.flush();
      }
    };
  }

  private void put(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        for (byte b : GoString.bytes(text.substring(i))) {
          put(b);
        }
        return;
      }
      put(c);
    }
  }

  private void put(int b) {
    if (used == CAPACITY) {
      drain();
    }
    buffer[used++] = (byte) b;
  }

  private void settle() {
    if (eager) {
      flush();
    }
  }

  private void drain() {
    if (used == 0) {
      return;
    }
    int length = used;
    used = 0;
    try {
      target.write(buffer, 0, length);
    } catch (IOException e) {
      throw BrokenPipeException.translate(e);
    }
  }
}
