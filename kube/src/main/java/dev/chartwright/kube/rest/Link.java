package dev.chartwright.kube.rest;

import dev.chartwright.http.Body;
import dev.chartwright.http.Headers;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Proxies;
import dev.chartwright.http.SocketTransport;
import dev.chartwright.http.Timeouts;
import dev.chartwright.http.Transport;
import dev.chartwright.http.TransportException;
import dev.chartwright.http.TransportOptions;
import dev.chartwright.http.UrlException;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.config.ClusterConfig;
import dev.chartwright.kube.config.Impersonation;
import dev.chartwright.kube.config.Login;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The connections to one server, and how requests over them say who sends them. */
final class Link implements AutoCloseable {
  private static final Timeouts STREAMING = Timeouts.none().withConnect(Duration.ofSeconds(30));

  private final ClusterConfig config;
  private final Transport transport;
  private final Headers common;

  private Link(ClusterConfig config, Headers common, Transport transport) {
    this.config = config;
    this.transport = transport;
    this.common = common;
  }

  static Link of(ClusterConfig config, RestOptions options) {
    Proxies proxies =
        config.proxyUrl().isEmpty()
            ? Proxies.ofEnvironment(options.environment())
            : Proxies.always(config.proxyUrl());
    TransportOptions made =
        TransportOptions.defaults()
            .withTls(config.tls().withEnvironment(options.environment()))
            .withProxies(proxies)
            .withListener(options.exchanges())
            .withClock(options.clock());
    return new Link(config, headers(config, options), SocketTransport.of(made));
  }

  private static Headers headers(ClusterConfig config, RestOptions options) {
    Headers headers = Headers.of("User-Agent", options.userAgent());
    Login login = config.login();
    if (!login.token().isEmpty()) {
      headers = headers.with("Authorization", "Bearer " + login.token().strip());
    } else if (!login.username().isEmpty() || !login.password().isEmpty()) {
      String pair = login.username() + ":" + login.password();
      headers =
          headers.with(
              "Authorization",
              "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    Impersonation as = config.impersonation();
    if (as.user().isEmpty()) {
      return headers;
    }
    headers = headers.with("Impersonate-User", as.user());
    if (!as.uid().isEmpty()) {
      headers = headers.with("Impersonate-Uid", as.uid());
    }
    for (String group : as.groups()) {
      headers = headers.plus("Impersonate-Group", group);
    }
    for (Map.Entry<String, List<String>> extra : new TreeMap<>(as.extra()).entrySet()) {
      for (String value : extra.getValue()) {
        headers = headers.plus("Impersonate-Extra-" + extra.getKey(), value);
      }
    }
    return headers;
  }

  /** The answer, whatever its status. */
  HttpResponse exchange(KubeRequest request, boolean stream) {
    String url = RequestUrl.of(config.server(), request);
    Headers headers =
        common.with("Accept", request.accept().isEmpty() ? "application/json" : request.accept());
    HttpRequest sent =
        HttpRequest.of(request.method(), url)
            .withTimeouts(stream ? STREAMING : Timeouts.defaults());
    if (request.body().length > 0) {
      headers = headers.with("Content-Type", request.contentType());
      sent = sent.withBody(Body.of(request.body()));
    }
    try {
      return transport.exchange(sent.withHeaders(headers));
    } catch (TransportException e) {
      TransportException told = UrlException.of(request.method(), url, e);
      throw KubeException.of(String.valueOf(told.getMessage()), told);
    }
  }

  @Override
  public void close() {
    transport.close();
  }
}
