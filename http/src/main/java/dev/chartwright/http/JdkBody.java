package dev.chartwright.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A body that java.net.http delivers, as a stream whose reads end in time. One delivery is asked
 * for at a time, so that a slow reader slows the server and not the memory.
 */
final class JdkBody extends InputStream implements BodySubscriber<JdkBody> {

  private final Pace pace;
  private final Consumer<JdkBody> end;
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private Flow.@Nullable Subscription subscription;
  private boolean asked;
  private boolean complete;
  private boolean closed;
  private @Nullable Throwable failure;

  JdkBody(Pace pace, Consumer<JdkBody> end) {
    this.pace = pace;
    this.end = end;
  }

  @Override
  public CompletionStage<JdkBody> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    boolean late;
    synchronized (this) {
      late = closed;
      subscription = given;
      asked = !late;
    }
    if (late) {
      given.cancel();
    } else {
      given.request(1);
    }
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> buffers) {
    asked = false;
    for (ByteBuffer buffer : buffers) {
      if (buffer.hasRemaining()) {
        waiting.add(buffer);
      }
    }
    pace.progress();
    notifyAll();
  }

  @Override
  public synchronized void onError(Throwable cause) {
    failure = cause;
    notifyAll();
  }

  @Override
  public synchronized void onComplete() {
    complete = true;
    notifyAll();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    java.util.Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    try {
      int n = take(buffer, offset, length);
      if (n < 0) {
        end.accept(this);
      }
      return n;
    } catch (WireException e) {
      close();
      throw e.toBody();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new BodyException(Fault.CANCELLED, "context canceled", e);
    }
  }

  private int take(byte[] buffer, int offset, int length)
      throws WireException, InterruptedException {
    while (true) {
      Flow.Subscription ask = null;
      synchronized (this) {
        if (closed) {
          throw new WireException(Fault.CLOSED, "http: read on closed response body", null);
        }
        ByteBuffer next = waiting.peek();
        if (next != null) {
          int n = Math.min(length, next.remaining());
          next.get(buffer, offset, n);
          if (!next.hasRemaining()) {
            waiting.remove();
          }
          return n;
        }
        Throwable cause = failure;
        if (cause != null) {
          throw JdkFailures.body(cause);
        }
        if (complete) {
          return -1;
        }
        if (asked) {
          wait(pace.waitMillis());
        } else {
          asked = true;
          ask = subscription;
        }
      }
      if (ask != null) {
        ask.request(1);
      }
    }
  }

  @Override
  public void close() {
    Flow.Subscription given;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      given = complete ? null : subscription;
      waiting.clear();
      notifyAll();
    }
    end.accept(this);
    if (given != null) {
      given.cancel();
    }
  }
}
