package dev.chartwright.repo.chartmuseum;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.net.Url;
import dev.chartwright.http.Body;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Origin;
import dev.chartwright.http.Redirects;
import dev.chartwright.http.Timeouts;
import dev.chartwright.http.Transport;
import dev.chartwright.repo.RepositoryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * One ChartMuseum at a URL: reads its files, stores charts in it.
 *
 * <p>Requests carry the account to the server's own scheme, host and port only, whatever redirects
 * say. An upload is sent once, since nobody knows what became of one that broke off. Immutable and
 * safe for several threads; the transport stays the caller's to close. Source: helm-push v0.10.4
 * {@code pkg/chartmuseum}.
 *
 * <pre>{@code
 * ChartMuseumClient museum =
 *     ChartMuseumClient.of(transport, "http://localhost:8080", "my-program/1.0")
 *         .withAccount(ChartMuseumAccount.basic("ada", "lovelace"));
 * museum.upload(Path.of("web-1.0.0.tgz"), Optional.empty(), false);
 * }</pre>
 */
public final class ChartMuseumClient {
  /** The most bytes of a file that {@link #file} gives: 512 MiB, more than any known index has. */
  public static final int MAX_FILE_BYTES = 512 << 20;

  /** The most bytes of a refusal that are shown: 64 KiB. */
  private static final int MAX_REFUSAL_BYTES = 64 << 10;

  private static final int MAX_REDIRECTS = 10;

  private static final GoType REFUSAL = GoType.struct("").field("error", GoType.STRING).build();

  private final Transport transport;
  private final String url;
  private final String userAgent;
  private final ChartMuseumAccount account;
  private final String contextPath;
  private final Duration timeout;

  private ChartMuseumClient(
      Transport transport,
      String url,
      String userAgent,
      ChartMuseumAccount account,
      String contextPath,
      Duration timeout) {
    this.transport = transport;
    this.url = url;
    this.userAgent = userAgent;
    this.account = account;
    this.contextPath = contextPath;
    this.timeout = timeout;
  }

  /** A server at a URL, without account and context path, with 30 seconds for each request. */
  public static ChartMuseumClient of(Transport transport, String url, String userAgent) {
    return new ChartMuseumClient(
        transport, url, userAgent, ChartMuseumAccount.none(), "", Duration.ofSeconds(30));
  }

  /** This server for somebody. */
  public ChartMuseumClient withAccount(ChartMuseumAccount who) {
    return new ChartMuseumClient(transport, url, userAgent, who, contextPath, timeout);
  }

  /** This server answering below a path; empty if it answers at the URL's own. */
  public ChartMuseumClient withContextPath(String path) {
    return new ChartMuseumClient(transport, url, userAgent, account, path, timeout);
  }

  /** This server with so much time for a whole request; zero is as long as it takes. */
  public ChartMuseumClient withTimeout(Duration whole) {
    return new ChartMuseumClient(transport, url, userAgent, account, contextPath, whole);
  }

  /**
   * Reads a file below the context path, such as {@code index.yaml}.
   *
   * @throws ChartMuseumException if the answer is not 200
   * @throws dev.chartwright.http.TransportException if there is no answer
   */
  public byte[] file(String name) {
    HttpRequest request = HttpRequest.get(address("", name).toString());
    try (HttpResponse response = exchange(request)) {
      if (response.status() != 200) {
        throw refused(response);
      }
      return response.readBody(MAX_FILE_BYTES);
    } catch (IOException e) {
      throw new RepositoryException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Stores a packed chart, and its provenance file with it in the same request.
   *
   * @param force whether a version that is there is replaced, if the server allows that
   * @throws ChartMuseumException if the server refuses
   * @throws dev.chartwright.http.TransportException if there is no answer
   */
  public void upload(Path chart, Optional<Path> provenance, boolean force) {
    try {
      MultipartForm form = new MultipartForm().add("chart", chart);
      if (provenance.isPresent()) {
        form.add("prov", provenance.get());
      }
      Body body = form.body();
      Url target = address("api", "charts");
      HttpRequest request =
          HttpRequest.post((force ? target.withQuery("force") : target).toString(), body)
              .with("Content-Type", form.contentType());
      try (HttpResponse response = exchange(request)) {
        if (response.status() != 201 && response.status() != 202) {
          throw refused(response);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the context path before the URL's path, unless that begins with it, and joins. */
  private Url address(String before, String after) {
    Url base = Url.parse(url);
    String path = base.path();
    String rest = path.startsWith(contextPath) ? path.substring(contextPath.length()) : path;
    String joined = dev.chartwright.golang.path.Path.join(contextPath, before, rest, after);
    return base.withPath(joined).withUser(null);
  }

  private HttpResponse exchange(HttpRequest bare) {
    HttpRequest request =
        bare.with("User-Agent", userAgent).withTimeouts(Timeouts.defaults().withOverall(timeout));
    if (!account.token().isEmpty()) {
      if (!account.header().isEmpty()) {
        return withOwnHeader(request.with(account.header(), account.token()));
      }
      request = request.with("Authorization", "Bearer " + account.token());
    } else if (!account.username().isEmpty() && !account.password().isEmpty()) {
      byte[] pair =
          (account.username() + ":" + account.password()).getBytes(StandardCharsets.UTF_8);
      request = request.with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return Redirects.defaults().withDowngrade(true).exchange(transport, request);
  }

  /**
   * Follows redirects within the server only: a header that nobody knows for a credential would go
   * along elsewhere.
   */
  private HttpResponse withOwnHeader(HttpRequest first) {
    HttpRequest request = first;
    for (int hop = 0; ; hop++) {
      HttpResponse response = Redirects.defaults().withLimit(0).exchange(transport, request);
      String location = response.headers().first("Location").orElse("");
      boolean redirect = response.status() / 100 == 3 && request.method().equals("GET");
      if (!redirect || location.isEmpty() || hop == MAX_REDIRECTS) {
        return response;
      }
      String next = Url.parse(request.url()).resolve(location).toString();
      if (!Origin.of(next).equals(Origin.of(first.url()))) {
        return response;
      }
      response.close();
      request = request.withUrl(next);
    }
  }

  private static ChartMuseumException refused(HttpResponse response) throws IOException {
    byte[] body = response.body().readNBytes(MAX_REFUSAL_BYTES);
    String said = "";
    try {
      if (JsonDecoder.into(REFUSAL).decode(body) instanceof JsonStruct refusal) {
        said = refusal.string("error");
      }
    } catch (JsonException e) {
      // Told as it came, below.
    }
    if (said.isEmpty()) {
      said = "could not properly parse response JSON: " + dev.chartwright.golang.GoString.of(body);
    }
    return new ChartMuseumException(response.status(), response.status() + ": " + said);
  }
}
