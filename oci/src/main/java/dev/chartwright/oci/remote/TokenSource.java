package dev.chartwright.oci.remote;

import dev.chartwright.http.Body;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Transport;
import dev.chartwright.oci.OciException;
import dev.chartwright.oci.OciLimits;
import dev.chartwright.oci.credentials.Credential;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Asks a token host for a bearer token: by GET as the distribution project specifies, by POST as
 * OAuth2 does.
 *
 * <p>Source: oras-go v2.6.2 {@code registry/remote/auth/client.go} (fetchDistributionToken,
 * fetchOAuth2Token).
 */
final class TokenSource {
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
    FormText query = FormText.parse(url.query());
    if (!service.isEmpty()) {
      query.set("service", service);
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
    FormText form = new FormText();
    if (!credential.refreshToken().isEmpty()) {
      form.set("grant_type", "refresh_token").set("refresh_token", credential.refreshToken());
    } else if (!credential.username().isEmpty() && !credential.password().isEmpty()) {
      form.set("grant_type", "password")
          .set("username", credential.username())
          .set("password", credential.password());
    } else {
      throw new OciException("missing username or password for bearer auth");
    }
    form.set("service", service).set("client_id", options.clientId());
    if (!scopes.list().isEmpty()) {
      form.set("scope", scopes.toString());
    }
    Body body = Body.of(form.encode().getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        withAgent(HttpRequest.post(realm, body))
            .with("Content-Type", "application/x-www-form-urlencoded");
    return ask(request, false);
  }

  private String ask(HttpRequest request, boolean tokenFieldToo) {
    try (HttpResponse response = Redirects.follow(transport, request, limits.redirects(), true)) {
      if (response.status() != 200) {
        throw RegistryErrorException.of(response, limits.errorBytes());
      }
      Object body = JsonBody.read(response, limits.tokenBytes());
      if (body instanceof Map<?, ?> map) {
        if (map.get("access_token") instanceof String token && !token.isEmpty()) {
          return token;
        }
        if (tokenFieldToo && map.get("token") instanceof String token && !token.isEmpty()) {
          return token;
        }
      } else if (body != null) {
        throw ResponseException.of(
            response,
            "failed to decode response: json: cannot unmarshal "
                + JsonBody.kind(body)
                + " into Go value of type struct { "
                + (tokenFieldToo ? "Token string \"json:\\\"token\\\"\"; " : "")
                + "AccessToken string \"json:\\\"access_token\\\"\" }");
      }
      throw ResponseException.of(response, "empty token returned");
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
