package dev.chartwright.oci.remote;

import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.OciException;
import dev.chartwright.oci.credentials.Credential;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request and what the registry makes us say before it answers it.
 *
 * <p>At most two rounds: the second one is for registries that ask for a wider token, or for
 * another scheme, only after they saw the first.
 */
final class Conversation {
  private static final int ROUNDS = 2;

  private final AuthClient client;
  private final HttpRequest request;
  private final String repository;
  private final UrlText url;
  private final String origin;
  private Scopes scopes;
  private @Nullable String shown;
  private boolean basicTried;
  private @Nullable Scopes fetched;

  Conversation(AuthClient client, HttpRequest request, Scopes hints, String repository) {
    this.client = client;
    this.request = request;
    this.scopes = hints;
    this.repository = repository;
    this.url = UrlText.parse(request.url());
    this.origin = url.scheme() + "://" + url.authority();
  }

  HttpResponse run() {
    HttpResponse response = first();
    for (int round = 0; round < ROUNDS; round++) {
      if (response.status() != 401
          || !UrlText.parse(response.request().url()).sameOrigin(url)
          || !canRepeat()) {
        return response;
      }
      AuthChallenge challenge = choose(response);
      if (challenge == null) {
        return response;
      }
      HttpResponse next =
          challenge.isBasic() ? basic(response, round) : bearer(response, challenge, round);
      if (next == null) {
        return response;
      }
      response = next;
    }
    return response;
  }

  private boolean canRepeat() {
    return request.body().length() == 0 || request.body().replayable();
  }

  /** The first attempt, with what the registry took last time. */
  private HttpResponse first() {
    if (request.headers().contains("Authorization")) {
      return client.send(request);
    }
    Boolean bearer = client.cache().bearer(origin);
    if (bearer != null) {
      String key = bearer ? scopes.toString() : "";
      String token = client.cache().token(origin, bearer, key);
      if (token != null) {
        shown = bearer ? key : null;
        return authorized(bearer, token);
      }
      shown = bearer ? key : null;
    }
    return client.send(request);
  }

  private HttpResponse authorized(boolean bearer, String token) {
    return client.send(request.with("Authorization", (bearer ? "Bearer " : "Basic ") + token));
  }

  /**
   * The first challenge that we can answer; a token host is preferred when we have no password,
   * since it may give tokens to anybody.
   */
  private @Nullable AuthChallenge choose(HttpResponse response) {
    List<AuthChallenge> all = AuthChallenge.parse(response.headers().all("WWW-Authenticate"));
    AuthChallenge first = null;
    AuthChallenge bearer = null;
    for (AuthChallenge each : all) {
      if (first == null && (each.isBasic() || each.isBearer())) {
        first = each;
      }
      if (bearer == null && each.isBearer() && !each.parameter("realm").isEmpty()) {
        bearer = each;
      }
    }
    if (first != null && first.isBearer() && first.parameter("realm").isEmpty()) {
      for (AuthChallenge each : all) {
        if (each.isBasic()) {
          return each;
        }
      }
    }
    boolean anonymous =
        first != null && bearer != null && first.isBasic() && credential().isEmpty();
    return anonymous ? bearer : first;
  }

  private Credential credential() {
    return client.credentials().credential(url.authority(), repository);
  }

  private @Nullable HttpResponse basic(HttpResponse refused, int round) {
    if (basicTried || (round > 0 && credential().isEmpty())) {
      return null;
    }
    basicTried = true;
    refused.close();
    String token;
    try {
      token = client.cache().fetch(origin, false, "", this::basicToken);
    } catch (RuntimeException e) {
      throw new AuthException(refused, e);
    }
    return authorized(false, token);
  }

  private String basicToken() {
    Credential credential;
    try {
      credential = credential();
    } catch (RuntimeException e) {
      throw new OciException("failed to resolve credential: " + e.getMessage(), e);
    }
    if (credential.isEmpty()) {
      throw new OciException("basic credential not found");
    }
    if (credential.username().isEmpty() || credential.password().isEmpty()) {
      throw new OciException("missing username or password for basic auth");
    }
    return TokenSource.basic(credential);
  }

  private @Nullable HttpResponse bearer(HttpResponse refused, AuthChallenge challenge, int round) {
    Scopes wanted = scopes.andChallenged(challenge.parameter("scope"));
    if (round > 0 && wanted.equals(fetched)) {
      return null;
    }
    refused.close();
    scopes = wanted;
    String key = wanted.toString();
    if (!key.equals(shown)) {
      String token = client.cache().token(origin, true, key);
      if (token != null) {
        HttpResponse response = authorized(true, token);
        if (response.status() != 401) {
          return response;
        }
        response.close();
      }
    }
    String token;
    try {
      String realm = challenge.parameter("realm");
      RealmRule.check(realm, url);
      String service = challenge.parameter("service");
      token =
          client
              .cache()
              .fetch(
                  origin,
                  true,
                  key,
                  () -> client.tokens().fetch(realm, service, wanted, credential()));
    } catch (RuntimeException e) {
      throw new AuthException(refused, e);
    }
    fetched = wanted;
    return authorized(true, token);
  }
}
