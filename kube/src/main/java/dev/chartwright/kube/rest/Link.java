package dev.chartwright.kube.rest;

import dev.chartwright.http.Body;
import dev.chartwright.http.Fault;
import dev.chartwright.http.Headers;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Proxies;
import dev.chartwright.http.SocketTransport;
import dev.chartwright.http.Timeouts;
import dev.chartwright.http.TlsException;
import dev.chartwright.http.TlsOptions;
import dev.chartwright.http.Transport;
import dev.chartwright.http.TransportException;
import dev.chartwright.http.TransportOptions;
import dev.chartwright.http.UrlException;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.config.ClusterConfig;
import dev.chartwright.kube.config.ExecPlugin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connections to one server, and how requests over them say who sends them. */
final class Link implements AutoCloseable {
  private static final Timeouts STREAMING = Timeouts.none().withConnect(Duration.ofSeconds(30));

  private final ClusterConfig config;
  private final RestOptions options;
  private final Sender sender;
  private final Authenticator authenticator;
  private final @Nullable ExecCredentials program;
  private final List<Transport> transports = new ArrayList<>();
  private String certificate = "";
  private @Nullable Transport current;

  private Link(ClusterConfig config, RestOptions options, Pause pause) {
    this.config = config;
    this.options = options;
    this.sender = new Sender(new Limits(options, pause), pause);
    this.authenticator = Authenticator.of(config, options.clock());
    ExecPlugin exec = config.login().exec();
    this.program =
        exec == null || Authenticator.hasOwn(config.login()) || config.hasCertificate()
            ? null
            : ExecCredentials.of(exec, options);
  }

  static Link of(ClusterConfig config, RestOptions options, Pause pause) {
    return new Link(config, options, pause);
  }

  /** The server's URL. */
  String server() {
    return config.server();
  }

  /** The answer, whatever its status. */
  HttpResponse exchange(KubeRequest request, boolean stream) {
    String url = RequestUrl.of(config.server(), request);
    Headers headers =
        Headers.of(
            "User-Agent",
            options.userAgent(),
            "Accept",
            request.accept().isEmpty() ? "application/json" : request.accept());
    HttpRequest sent =
        HttpRequest.of(request.method(), url)
            .withTimeouts(stream ? STREAMING : Timeouts.defaults());
    if (request.body().length > 0) {
      headers = headers.with("Content-Type", request.contentType());
      sent = sent.withBody(Body.of(request.body()));
    }
    try {
      headers = authenticator.sign(headers);
    } catch (TransportException e) {
      throw unsendable(sent, e);
    }
    Subject subject = Subject.of(request.path());
    ExecCredentials asked = program;
    HttpResponse response =
        asked == null
            ? sender.send(transport(null), sent.withHeaders(headers), subject, !stream)
            : sendAsProgramSays(asked, sent.withHeaders(headers), subject, !stream);
    for (String warning : Warnings.of(response.headers())) {
      options.warnings().accept(warning);
    }
    return response;
  }

  private HttpResponse sendAsProgramSays(
      ExecCredentials asked, HttpRequest request, Subject subject, boolean limited) {
    ExecCredentials.Answer answer;
    Transport transport;
    try {
      answer = asked.get();
      transport = transport(answer);
    } catch (KubeException e) {
      TransportException told =
          TransportException.of(Fault.INVALID_REQUEST, "getting credentials: " + e.getMessage(), e);
      throw unsendable(request, told);
    }
    HttpRequest signed;
    try {
      signed =
          answer.token().isEmpty()
              ? request
              : request.with("Authorization", "Bearer " + answer.token());
    } catch (TransportException e) {
      throw unsendable(request, e);
    }
    HttpResponse response = sender.send(transport, signed, subject, limited);
    if (response.status() == 401) {
      try {
        asked.refuse(answer);
      } catch (KubeException e) {
        options.log().debug("refreshing credentials", "error", String.valueOf(e.getMessage()));
      }
    }
    return response;
  }

  private static KubeException unsendable(HttpRequest request, TransportException e) {
    return KubeException.of(
        String.valueOf(UrlException.of(request.method(), request.url(), e).getMessage()), e);
  }

  /** The connections, which show the certificate that a program has given. */
  private synchronized Transport transport(ExecCredentials.@Nullable Answer answer) {
    String wanted = answer == null ? "" : answer.certificate();
    Transport known = current;
    if (known != null && wanted.equals(certificate)) {
      return known;
    }
    TlsOptions tls = config.tls().withEnvironment(options.environment());
    if (options.shortLived()) {
      tls = tls.withChaCha20First();
    }
    if (answer != null && !wanted.isEmpty()) {
      try {
        tls =
            tls.withClientCertificate(
                wanted.getBytes(StandardCharsets.UTF_8),
                answer.key().getBytes(StandardCharsets.UTF_8));
      } catch (TlsException e) {
        throw KubeException.of("failed parsing client key/certificate: " + e.reason(), e);
      }
    }
    Transport made =
        SocketTransport.of(
            TransportOptions.defaults()
                .withTls(tls)
                .withProxies(proxies())
                .withListener(options.exchanges())
                .withClock(options.clock()));
    transports.add(made);
    current = made;
    certificate = wanted;
    return made;
  }

  private Proxies proxies() {
    return config.proxyUrl().isEmpty()
        ? Proxies.ofEnvironment(options.environment())
        : Proxies.always(config.proxyUrl());
  }

  @Override
  public synchronized void close() {
    for (Transport each : transports) {
      each.close();
    }
  }
}
