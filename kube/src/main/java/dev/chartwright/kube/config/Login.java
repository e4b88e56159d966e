package dev.chartwright.kube.config;

import org.jspecify.annotations.Nullable;

/**
 * How requests say who sends them, besides a client certificate. Absent values are empty.
 *
 * @param token bearer token
 * @param tokenFile file whose content takes the token's place and is read again when it is old
 * @param username name for HTTP basic authentication
 * @param password password for it
 * @param exec the program to ask
 */
public record Login(
    String token, String tokenFile, String username, String password, @Nullable ExecPlugin exec) {
  private static final Login NONE = new Login("", "", "", "", null);

  /** Requests say nothing. */
  public static Login none() {
    return NONE;
  }

  /** Requests carry a token. */
  public static Login ofToken(String token) {
    return new Login(token, "", "", "", null);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "Login[token="
        + shown(token)
        + ", tokenFile="
        + tokenFile
        + ", username="
        + username
        + ", password="
        + shown(password)
        + ", exec="
        + exec
        + "]";
  }

  private static String shown(String secret) {
    return secret.isEmpty() ? "" : "***";
  }
}
