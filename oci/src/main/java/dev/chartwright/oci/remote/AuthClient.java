package dev.chartwright.oci.remote;

import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Redirects;
import dev.chartwright.http.Transport;
import dev.chartwright.http.TransportException;
import dev.chartwright.oci.OciLimits;

/**
 * Sends requests to registries and proves who we are when asked.
 *
 * <p>One instance serves any number of registries and repositories and remembers their tokens; two
 * instances know nothing of each other. Retries belong into the transport below, so that a token
 * request is retried like any other. Safe for use by several threads.
 *
 * <pre>{@code
 * AuthClient client =
 *     AuthClient.of(
 *         transport,
 *         CredentialSource.of("r.example", Credential.of("ada", "secret")),
 *         AuthOptions.defaults().withUserAgent("Helm/4.3.1"));
 * }</pre>
 *
 * <p>Source: oras-go v2.6.2 {@code registry/remote/auth/client.go}.
 */
public final class AuthClient {
  private final Transport transport;
  private final CredentialSource credentials;
  private final AuthOptions options;
  private final OciLimits limits;
  private final TokenCache cache;

  private AuthClient(
      Transport transport,
      CredentialSource credentials,
      AuthOptions options,
      OciLimits limits,
      TokenCache cache) {
    this.transport = transport;
    this.credentials = credentials;
    this.options = options;
    this.limits = limits;
    this.cache = cache;
  }

  /** A client with an empty memory. The transport stays the caller's, who closes it. */
  public static AuthClient of(
      Transport transport, CredentialSource credentials, AuthOptions options) {
    return new AuthClient(transport, credentials, options, OciLimits.DEFAULT, new TokenCache());
  }

  /** This client with other options; both share one memory. */
  public AuthClient with(AuthOptions others) {
    return new AuthClient(transport, credentials, others, limits, cache);
  }

  /** This client with other limits; both share one memory. */
  public AuthClient with(OciLimits others) {
    return new AuthClient(transport, credentials, options, others, cache);
  }

  /** Its options. */
  public AuthOptions options() {
    return options;
  }

  /**
   * Sends a request, follows redirects, and sends it again with what the registry asks for.
   *
   * <p>A request that has {@code Authorization} already is sent with it first. The answer may still
   * be 401: when the registry asks for nothing that we know, when it refuses what we have, or when
   * another origin asks.
   *
   * @param hints what a token should allow beyond what the registry asks for
   * @param repository path of the repository that the request is about, for the credentials
   * @throws TransportException if there is no answer
   * @throws AuthException if there is no credential or no token
   */
  public HttpResponse exchange(HttpRequest request, Scopes hints, String repository) {
    HttpRequest plain =
        options.userAgent().isEmpty() ? request : request.with("User-Agent", options.userAgent());
    return new Conversation(this, plain, hints, repository).run();
  }

  HttpResponse send(HttpRequest request) {
    return Redirects.defaults().withLimit(limits.redirects()).exchange(transport, request);
  }

  CredentialSource credentials() {
    return credentials;
  }

  TokenCache cache() {
    return cache;
  }

  TokenSource tokens() {
    return new TokenSource(transport, options, limits);
  }
}
