package dev.chartwright.registryserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP/1.1 server: one listening socket, one daemon thread for each open connection, strict
 * parsing, limits on everything.
 */
final class HttpEngine implements ThreadFactory, AutoCloseable {
  private static final long TICK_MILLIS = 1_000;

  /** A request that is being answered when the server closes may take this long to end. */
  private static final long CLOSE_MILLIS = 2_000;

  private final ServerSocket listener;
  private final @Nullable SSLContext tls;
  private final HttpHandler handler;
  private final RegistryLimits limits;
  private final Clock clock;
  private final ExecutorService workers;
  private final Semaphore room;
  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
  private final Set<Thread> workerThreads = ConcurrentHashMap.newKeySet();
  private final AtomicInteger threadNumber = new AtomicInteger();
  private final String name;
  private final Thread acceptor;
  private final Thread watcher;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile long dateSecond;
  private volatile String date = "";

  private HttpEngine(
      ServerSocket listener,
      @Nullable SSLContext tls,
      HttpHandler handler,
      RegistryLimits limits,
      Clock clock) {
    this.listener = listener;
    this.tls = tls;
    this.handler = handler;
    this.limits = limits;
    this.clock = clock;
    this.room = new Semaphore(limits.connections());
    this.name = "registry-".concat(Integer.toString(listener.getLocalPort())).concat("-");
    this.workers =
        new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), this);
    this.acceptor =
        new Thread(name.concat("accept")) {
          @Override
          public void run() {
            accept();
          }
        };
    this.watcher =
        new Thread(name.concat("watch")) {
          @Override
          public void run() {
            watch();
          }
        };
    acceptor.setDaemon(true);
    watcher.setDaemon(true);
  }

  static HttpEngine start(
      InetSocketAddress bind,
      @Nullable SSLContext tls,
      HttpHandler handler,
      RegistryLimits limits,
      Clock clock)
      throws IOException {
    ServerSocket listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(bind, 256);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    HttpEngine engine = new HttpEngine(listener, tls, handler, limits, clock);
    engine.acceptor.start();
    engine.watcher.start();
    return engine;
  }

  /** Makes the thread of a new connection; the pool keeps it for the next ones for a while. */
  @Override
  public Thread newThread(Runnable work) {
    Iterator<Thread> earlier = workerThreads.iterator();
    while (earlier.hasNext()) {
      if (earlier.next().getState() == Thread.State.TERMINATED) {
        earlier.remove();
      }
    }
    Thread thread = new Thread(work, name.concat(Integer.toString(threadNumber.incrementAndGet())));
    thread.setDaemon(true);
    workerThreads.add(thread);
    return thread;
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  HttpHandler handler() {
    return handler;
  }

  RegistryLimits limits() {
    return limits;
  }

  boolean closing() {
    return closed.getCount() == 0;
  }

  /** The Date header's value, made anew at most once a second. */
  String date() {
    long second = Math.floorDiv(clock.millis(), 1000L);
    if (second != dateSecond || date.isEmpty()) {
      date = HttpDate.of(second);
      dateSecond = second;
    }
    return date;
  }

  /** The same connection under TLS when the server has a certificate. */
  Socket secured(Socket plain) throws IOException {
    return tls == null ? plain : tls.getSocketFactory().createSocket(plain, null, true);
  }

  void closed(HttpConnection connection) {
    connections.remove(connection);
    room.release();
  }

  private void accept() {
    while (!closing()) {
      try {
        room.acquire();
        open(listener.accept());
      } catch (IOException e) {
        room.release();
        pauseAfterFailure();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void open(Socket socket) {
    HttpConnection connection = new HttpConnection(this, socket);
    connections.add(connection);
    try {
      workers.execute(connection);
    } catch (RuntimeException | OutOfMemoryError e) {
      connection.abort();
      closed(connection);
    }
  }

  /** Out of file descriptors, most likely: trying again at once would only burn a core. */
  private void pauseAfterFailure() {
    try {
      closed.await(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      while (!closed.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
        long now = System.nanoTime();
        for (HttpConnection connection : connections) {
          if (connection.stuck(now, limits.requestMillis() * 1_000_000L)) {
            connection.abort();
          }
        }
        handler.tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      listener.close();
    } catch (IOException e) {
      // No longer listening is what matters.
    }
    acceptor.interrupt();
    for (HttpConnection connection : connections) {
      if (connection.idle()) {
        connection.abort();
      }
    }
    workers.shutdown();
    try {
      if (!workers.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
        connections.forEach(HttpConnection::abort);
        workers.shutdownNow();
        workers.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
      }
      acceptor.join(CLOSE_MILLIS);
      watcher.join(CLOSE_MILLIS);
      for (Thread worker : workerThreads) {
        worker.join(CLOSE_MILLIS);
      }
    } catch (InterruptedException e) {
      connections.forEach(HttpConnection::abort);
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
