package dev.chartwright.oci.remote;

/**
 * What goes beyond oras when a registry asks who we are. Immutable.
 *
 * @param userAgent value of {@code User-Agent}; empty sends none
 * @param clientId {@code client_id} of an OAuth2 token request
 * @param forceOauth2 ask for tokens by POST even with a user name and password; login tries that
 *     first
 * @param anonymousRetry when the token host refuses stored credentials, ask once more without them,
 *     if only reading is wanted: public content stays readable with a stale login
 * @param emptyUserIsIdentityToken take a password without a user name for an identity token
 */
public record AuthOptions(
    String userAgent,
    String clientId,
    boolean forceOauth2,
    boolean anonymousRetry,
    boolean emptyUserIsIdentityToken) {
  /** As oras-go: client {@code oras-go}, nothing forced, no extras. */
  public static AuthOptions defaults() {
    return new AuthOptions("oras-go", "oras-go", false, false, false);
  }

  /** These options with another user agent. */
  public AuthOptions withUserAgent(String value) {
    return new AuthOptions(value, clientId, forceOauth2, anonymousRetry, emptyUserIsIdentityToken);
  }

  /** These options with {@link #forceOauth2} set or not. */
  public AuthOptions withForceOauth2(boolean value) {
    return new AuthOptions(userAgent, clientId, value, anonymousRetry, emptyUserIsIdentityToken);
  }

  /** These options with {@link #anonymousRetry} set or not. */
  public AuthOptions withAnonymousRetry(boolean value) {
    return new AuthOptions(userAgent, clientId, forceOauth2, value, emptyUserIsIdentityToken);
  }

  /** These options with {@link #emptyUserIsIdentityToken} set or not. */
  public AuthOptions withEmptyUserIsIdentityToken(boolean value) {
    return new AuthOptions(userAgent, clientId, forceOauth2, anonymousRetry, value);
  }
}
