package dev.chartwright.repo.chartmuseum;

/**
 * Who we are at a ChartMuseum: a token, a user, or nobody. Immutable; no secret shows in {@link
 * #toString()}.
 *
 * <p>A token wins over user and password, which are sent only together. Source: helm-push v0.10.4
 * {@code pkg/chartmuseum/upload.go}.
 *
 * @param username user name, or empty
 * @param password password, or empty
 * @param token access token, or empty
 * @param header the header that takes the bare token; empty for {@code Authorization: Bearer}
 */
public record ChartMuseumAccount(String username, String password, String token, String header) {
  /** Nobody. */
  public static ChartMuseumAccount none() {
    return new ChartMuseumAccount("", "", "", "");
  }

  /** A user with a password. */
  public static ChartMuseumAccount basic(String username, String password) {
    return new ChartMuseumAccount(username, password, "", "");
  }

  /** A token in {@code Authorization: Bearer}. */
  public static ChartMuseumAccount bearer(String token) {
    return new ChartMuseumAccount("", "", token, "");
  }

  @Override
  public String toString() {
    return "ChartMuseumAccount[username=" + username + ", header=" + header + "]";
  }
}
