package dev.chartwright.oci.credentials;

/**
 * What a registry may be shown to prove who is asking: a name with a password, or tokens.
 *
 * <p>Absent parts are empty strings, never {@code null}. An access token is sent as it is; a
 * refresh token (Docker calls it identity token) is exchanged for an access token; name and
 * password are used for Basic authentication or to ask a token host. No secret appears in {@link
 * #toString()}.
 *
 * <pre>{@code
 * Credential.of("ada", "lovelace").toString() // Credential[username=ada, password=***]
 * }</pre>
 *
 * <p>Source: oras-go v2.6.2 {@code registry/remote/auth/credential.go}.
 *
 * @param username name of the account, without a colon when it is kept in a file
 * @param password password of that account, or a token that the registry takes as one
 * @param refreshToken token to be exchanged for an access token
 * @param accessToken bearer token to be sent as it is
 */
public record Credential(
    String username, String password, String refreshToken, String accessToken) {
  /** Nothing known: requests are sent without credentials. */
  public static final Credential EMPTY = new Credential("", "", "", "");

  /** Makes the credential of an account. */
  public static Credential of(String username, String password) {
    return new Credential(username, password, "", "");
  }

  /** Makes a credential that consists of a refresh token (identity token). */
  public static Credential ofRefreshToken(String refreshToken) {
    return new Credential("", "", refreshToken, "");
  }

  /** Makes a credential that consists of an access token. */
  public static Credential ofAccessToken(String accessToken) {
    return new Credential("", "", "", accessToken);
  }

  /** Tells whether every part is empty. */
  public boolean isEmpty() {
    return username.isEmpty()
        && password.isEmpty()
        && refreshToken.isEmpty()
        && accessToken.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Credential[username=").append(username);
    hidden(text, "password", password);
    hidden(text, "refreshToken", refreshToken);
    hidden(text, "accessToken", accessToken);
    return text.append(']').toString();
  }

  private static void hidden(StringBuilder text, String name, String secret) {
    if (!secret.isEmpty()) {
      text.append(", ").append(name).append("=***");
    }
  }
}
