package dev.chartwright.oci.remote;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.net.Values;
import dev.chartwright.http.Body;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Redirects;
import dev.chartwright.http.Transport;
import dev.chartwright.oci.OciException;
import dev.chartwright.oci.OciLimits;
import dev.chartwright.oci.credentials.Credential;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Asks a token host for a bearer token: by GET as the distribution project specifies, by POST as
 * OAuth2 does.
 *
 * <p>Source: oras-go v2.6.2 {@code registry/remote/auth/client.go} (fetchDistributionToken,
 * fetchOAuth2Token).
 */
final class TokenSource {
  private static final GoType EITHER =
      GoType.struct(
              "struct { Token string \"json:\\\"token\\\"\"; AccessToken string \"json:\\\"access_token\\\"\" }")
          .field("token", GoType.STRING)
          .field("access_token", GoType.STRING)
          .build();
  private static final GoType ACCESS_ONLY =
      GoType.struct("struct { AccessToken string \"json:\\\"access_token\\\"\" }")
          .field("access_token", GoType.STRING)
          .build();

  private final Transport transport;
  private final AuthOptions options;
  private final OciLimits limits;

  TokenSource(Transport transport, AuthOptions options, OciLimits limits) {
    this.transport = transport;
    this.options = options;
    this.limits = limits;
  }

  /** A token for some scopes. */
  String fetch(String realm, String service, Scopes scopes, Credential stored) {
    Credential credential = stored;
    if (options.emptyUserIsIdentityToken()
        && stored.username().isEmpty()
        && !stored.password().isEmpty()) {
      credential = Credential.ofRefreshToken(stored.password());
    }
    if (!credential.accessToken().isEmpty()) {
      return credential.accessToken();
    }
    boolean oauth2 = !credential.refreshToken().isEmpty() || options.forceOauth2();
    try {
      return !credential.isEmpty() && oauth2
          ? byPost(realm, service, scopes, credential)
          : byGet(realm, service, scopes, credential);
    } catch (RegistryErrorException e) {
      boolean refused = e.status() == 401 || e.status() == 403;
      if (refused && options.anonymousRetry() && !credential.isEmpty() && scopes.onlyPull()) {
        return anonymously(realm, service, scopes, e);
      }
      throw e;
    }
  }

  /** The first error is the one that tells what is wrong with the stored credential. */
  private String anonymously(
      String realm, String service, Scopes scopes, RegistryErrorException first) {
    try {
      return byGet(realm, service, scopes, Credential.EMPTY);
    } catch (OciException e) {
      first.addSuppressed(e);
      throw first;
    }
  }

  private String byGet(String realm, String service, Scopes scopes, Credential credential) {
    UrlText url = UrlText.parse(realm);
    Values query = Values.parseLeniently(url.query());
    if (!service.isEmpty()) {
      query.put("service", service);
    }
    for (String scope : scopes.list()) {
      query.add("scope", scope);
    }
    UrlText full = new UrlText(url.scheme(), url.authority(), url.path(), query.encode());
    HttpRequest request = withAgent(HttpRequest.get(full.toString()));
    if (!credential.username().isEmpty() || !credential.password().isEmpty()) {
      request = request.with("Authorization", "Basic " + basic(credential));
    }
    return ask(request, true);
  }

  private String byPost(String realm, String service, Scopes scopes, Credential credential) {
    Values form = Values.create();
    if (!credential.refreshToken().isEmpty()) {
      form.put("grant_type", "refresh_token").put("refresh_token", credential.refreshToken());
    } else if (!credential.username().isEmpty() && !credential.password().isEmpty()) {
      form.put("grant_type", "password")
          .put("username", credential.username())
          .put("password", credential.password());
    } else {
      throw new OciException("missing username or password for bearer auth");
    }
    form.put("service", service).put("client_id", options.clientId());
    if (!scopes.list().isEmpty()) {
      form.put("scope", scopes.toString());
    }
    Body body = Body.of(form.encode().getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        withAgent(HttpRequest.post(realm, body))
            .with("Content-Type", "application/x-www-form-urlencoded");
    return ask(request, false);
  }

  private String ask(HttpRequest request, boolean tokenFieldToo) {
    try (HttpResponse response =
        Redirects.defaults()
            .withLimit(limits.redirects())
            .withSecretBody(true)
            .exchange(transport, request)) {
      if (response.status() != 200) {
        throw RegistryErrorException.of(response, limits.errorBytes());
      }
      JsonStruct answer =
          JsonBody.struct(response, limits.tokenBytes(), tokenFieldToo ? EITHER : ACCESS_ONLY);
      String token = answer.string("access_token");
      if (token.isEmpty() && tokenFieldToo) {
        token = answer.string("token");
      }
      if (token.isEmpty()) {
        throw ResponseException.of(response, "empty token returned");
      }
      return token;
    }
  }

  private HttpRequest withAgent(HttpRequest request) {
    return options.userAgent().isEmpty()
        ? request
        : request.with("User-Agent", options.userAgent());
  }

  /** User name and password as Basic authentication wants them. */
  static String basic(Credential credential) {
    String both = credential.username() + ":" + credential.password();
    return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }
}
