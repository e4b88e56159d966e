package dev.chartwright.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/2 and HTTP/1.1 on {@code java.net.http}: for long-running programs that talk much to one
 * server. Costs some 250 ms of CPU when it starts and, on a JDK older than 21, 300 ms when the
 * program ends.
 *
 * <p>What java.net.http cannot do goes through a {@link SocketTransport} inside: proxies with a
 * password for https, SOCKS and https proxies, a {@code Host} field of one's own, host names with
 * an underscore. Otherwise different from it: an answer before the end of an upload is seen only
 * when the upload ends or breaks; header names of HTTP/2 are in lower case and the order of headers
 * is that of their names.
 */
public final class JdkTransport implements Transport {

  private static final Set<String> OWN_FIELDS =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final TransportOptions options;
  private final TlsContext tls;
  private final SocketTransport fallback;
  private final ExecutorService executor;
  private final Map<Duration, HttpClient> clients = new HashMap<>();
  private final Map<JdkUpload, CompletableFuture<?>> heads = new ConcurrentHashMap<>();
  private final Set<JdkBody> bodies = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private JdkTransport(TransportOptions options) {
    this.options = options;
    this.tls = new TlsContext(options.tls(), options.clock());
    this.fallback = SocketTransport.of(options.withListener(ExchangeListener.NONE));
    this.executor =
        Executors.newCachedThreadPool(task -> {
          Thread thread = new Thread(task, "http-jdk");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** A transport with those options and no connection yet. */
  public static JdkTransport of(TransportOptions options) {
    return new JdkTransport(options);
  }

  @Override
  public HttpResponse exchange(HttpRequest request) {
    long began = System.nanoTime();
    try {
      RequestHead.check(request);
      Target target = Target.parse(request.url());
      Proxy proxy = options.proxies().proxyFor(request.url()).orElse(null);
      Route route = new Route(target.origin(), proxy);
      options.listener().routed(request, route.toString());
      if (closed) {
        throw TransportException.of(Fault.CLOSED, "http: the transport is closed");
      }
      URI uri = uri(request.url(), target);
      options.listener().requestSent(request);
      HttpResponse response =
          uri == null || !supported(request, route)
              ? fallback.exchange(request)
              : send(request, target, uri);
      options.listener().responseReceived(response, Duration.ofNanos(System.nanoTime() - began));
      return response;
    } catch (TransportException e) {
      options.listener().failed(request, e);
      throw e;
    }
  }

  private static boolean supported(HttpRequest request, Route route) {
    Proxy proxy = route.proxy();
    boolean plainProxy = proxy == null || proxy.scheme().equals("http");
    boolean silent = proxy == null || proxy.authorization().isEmpty();
    return plainProxy
        && (silent || !route.origin().secure())
        && !request.headers().contains("Host");
  }

  /** The URL as it is, or null if java.net.http would not take it so. */
  private static @Nullable URI uri(String url, Target target) {
    try {
      int fragment = url.indexOf('#');
      URI uri = new URI(fragment < 0 ? url : url.substring(0, fragment));
      String query = uri.getRawQuery();
      String path = uri.getRawPath() + (query == null ? "" : "?" + query);
      boolean same = target.path().equals(path.startsWith("/") ? path : "/" + path);
      return uri.getHost() == null || !same ? null : uri;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private HttpResponse send(HttpRequest request, Target target, URI uri) {
    Pace pace = new Pace(request.timeouts());
    JdkUpload upload = new JdkUpload(request.body(), pace);
    CompletableFuture<java.net.http.HttpResponse<JdkBody>> head =
        client(request.timeouts().connect())
            .sendAsync(
                message(request, target, uri, upload), info -> new JdkBody(pace, bodies::remove));
    heads.put(upload, head);
    try {
      java.net.http.HttpResponse<JdkBody> answer = await(head, pace);
      JdkBody body = answer.body();
      bodies.add(body);
      if (closed) {
        body.close();
      }
      pace.readingBody();
      return response(request, answer, body);
    } catch (ExecutionException e) {
      TransportException source = upload.sourceFailure();
      throw source != null
          ? source
          : JdkFailures.explain(e.getCause() == null ? e : e.getCause(), target.origin(), closed);
    } catch (WireException e) {
      head.cancel(true);
      throw e.toTransport();
    } catch (InterruptedException e) {
      head.cancel(true);
      Thread.currentThread().interrupt();
      throw TransportException.of(Fault.CANCELLED, "context canceled", e);
    } finally {
      heads.remove(upload);
    }
  }

  private static <T> T await(CompletableFuture<T> future, Pace pace)
      throws ExecutionException, InterruptedException, WireException {
    while (true) {
      int millis = pace.waitMillis();
      try {
        return future.get(millis == 0 ? Integer.MAX_VALUE : millis, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // The upload may have moved meanwhile: waitMillis decides.
      } catch (java.util.concurrent.CancellationException e) {
        throw new WireException(Fault.CLOSED, "http: the transport is closed", e);
      }
    }
  }

  private java.net.http.HttpRequest message(
      HttpRequest request, Target target, URI uri, JdkUpload upload) {
    try {
      BodyPublisher publisher =
          request.body().length() == 0 ? BodyPublishers.noBody() : upload.publisher();
      java.net.http.HttpRequest.Builder builder =
          java.net.http.HttpRequest.newBuilder(uri)
              .method(request.method(), publisher)
              .expectContinue(RequestHead.expects(request))
              .version(
                  target.origin().secure()
                      ? HttpClient.Version.HTTP_2
                      : HttpClient.Version.HTTP_1_1);
      for (Header field : RequestHead.headers(request, target)) {
        if (!OWN_FIELDS.contains(field.name().toLowerCase(Locale.ROOT))) {
          builder.header(field.name(), field.value());
        }
      }
      Proxy proxy = options.proxies().proxyFor(request.url()).orElse(null);
      if (proxy != null && !target.origin().secure() && !proxy.authorization().isEmpty()) {
        builder.header("Proxy-Authorization", proxy.authorization());
      }
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw TransportException.of(
          Fault.INVALID_REQUEST, "net/http: invalid request: " + e.getMessage(), e);
    }
  }

  private static HttpResponse response(
      HttpRequest request, java.net.http.HttpResponse<JdkBody> answer, JdkBody body) {
    List<Header> fields = new ArrayList<>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!name.startsWith(":")) {
            values.forEach(value -> fields.add(new Header(name, value)));
          }
        });
    Headers headers = Headers.copyOf(fields);
    boolean old = answer.version() == HttpClient.Version.HTTP_1_1;
    int status = answer.statusCode();
    long length = Framings.declaredLength(headers);
    HttpResponse.Framing framing = HttpResponse.Framing.CHUNKED;
    if (request.method().equals("HEAD") || status == 204 || status == 304 || length == 0) {
      framing = HttpResponse.Framing.NONE;
      length = request.method().equals("HEAD") ? length : 0;
    } else if (length > 0) {
      framing = HttpResponse.Framing.LENGTH;
    } else if (old && !headers.contains("Transfer-Encoding")) {
      framing = HttpResponse.Framing.UNTIL_CLOSE;
    }
    InputStream stream = body;
    return new HttpResponse(
        request,
        old ? "HTTP/1.1" : "HTTP/2.0",
        status,
        Reasons.of(status),
        headers,
        framing,
        length,
        stream,
        null);
  }

  private HttpClient client(Duration connectTimeout) {
    synchronized (clients) {
      HttpClient client = clients.get(connectTimeout);
      if (client == null) {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        HttpClient.Builder builder =
            HttpClient.newBuilder()
                .executor(executor)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(new Selector(options.proxies()))
                .sslContext(tls.get())
                .sslParameters(parameters);
        if (!connectTimeout.isZero()) {
          builder.connectTimeout(connectTimeout);
        }
        client = builder.build();
        clients.put(connectTimeout, client);
      }
      return client;
    }
  }

  @Override
  public void close() {
    closed = true;
    fallback.close();
    heads.values().forEach(head -> head.cancel(true));
    bodies.forEach(JdkBody::close);
    synchronized (clients) {
      // Closeable from JDK 21 on; before that the client ends with its last reference.
      for (Object client : clients.values()) {
        if (client instanceof AutoCloseable closeable) {
          close(closeable);
        }
      }
      clients.clear();
    }
    executor.shutdownNow();
  }

  private static void close(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException("closing the client of java.net.http failed", e);
    }
  }

  /** The proxies in the shape that java.net.http asks for. */
  private static final class Selector extends ProxySelector {
    private final Proxies proxies;

    Selector(Proxies proxies) {
      this.proxies = proxies;
    }

    @Override
    public List<java.net.Proxy> select(URI uri) {
      return proxies
          .proxyFor(uri.toString())
          .map(proxy ->
              new java.net.Proxy(
                  java.net.Proxy.Type.HTTP,
                  InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
          .map(List::of)
          .orElse(List.of(java.net.Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      // The exchange tells.
    }
  }
}
