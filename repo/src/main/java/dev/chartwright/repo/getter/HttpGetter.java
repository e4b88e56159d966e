package dev.chartwright.repo.getter;

import dev.chartwright.golang.net.Url;
import dev.chartwright.http.Headers;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Redirects;
import dev.chartwright.http.Timeouts;
import dev.chartwright.http.Transport;
import dev.chartwright.repo.RepositoryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;

/**
 * Fetches {@code http} and {@code https} URLs.
 *
 * <p>User name and password are sent only to the scheme, host and port of the repository that the
 * URL belongs to, unless {@link GetOptions#passCredentialsAll()} says otherwise, and follow no
 * redirect elsewhere; with it they follow one to the same host. Safe for several threads. Source:
 * Helm {@code pkg/getter/httpgetter.go}.
 */
public final class HttpGetter implements Getter {
  private static final Redirects REDIRECTS = Redirects.defaults().withDowngrade(true);

  private final Function<TlsFiles, Transport> transports;
  private final String userAgent;

  private HttpGetter(Function<TlsFiles, Transport> transports, String userAgent) {
    this.transports = transports;
    this.userAgent = userAgent;
  }

  /** A getter over one transport, whatever the TLS options say; it stays the caller's to close. */
  public static HttpGetter of(Transport transport, String userAgent) {
    return new HttpGetter(tls -> transport, userAgent);
  }

  /**
   * A getter over several transports.
   *
   * @param transports gives the transport for {@link GetOptions#tls()}, the same for the same; it
   *     stays the caller's to close
   */
  public static HttpGetter of(Function<TlsFiles, Transport> transports, String userAgent) {
    return new HttpGetter(transports, userAgent);
  }

  /**
   * Fetches a URL and hands its body to {@code reader}.
   *
   * @throws RepositoryException if the answer is not 200
   * @throws dev.chartwright.http.UrlException if there is no answer
   */
  @Override
  public <T> T get(String url, GetOptions options, BodyReader<T> reader) {
    Headers headers = Headers.none().with("User-Agent", userAgent);
    if (!options.accept().isEmpty()) {
      headers = headers.with("Accept", options.accept());
    }
    if (!options.username().isEmpty()
        && !options.password().isEmpty()
        && mayHaveCredentials(url, options)) {
      String pair = options.username() + ":" + options.password();
      headers =
          headers.with(
              "Authorization",
              "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    HttpRequest request =
        HttpRequest.get(url)
            .withHeaders(headers)
            .withTimeouts(Timeouts.defaults().withOverall(options.timeout()));
    try (HttpResponse response =
        REDIRECTS
            .withHostCredentials(options.passCredentialsAll())
            .exchange(transports.apply(options.tls()), request)) {
      if (response.status() != 200) {
        throw RepositoryException.ofStatus(
            response.status(), "failed to fetch " + url + " : " + response.statusText());
      }
      return reader.read(response.body());
    } catch (IOException e) {
      throw new RepositoryException(String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean mayHaveCredentials(String url, GetOptions options) {
    if (options.passCredentialsAll()) {
      return true;
    }
    Url own = Url.parse(options.url());
    Url asked = Url.parse(url);
    return own.scheme().equals(asked.scheme()) && own.host().equals(asked.host());
  }
}
