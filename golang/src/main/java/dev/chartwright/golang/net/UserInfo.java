package dev.chartwright.golang.net;

import org.jspecify.annotations.Nullable;

/**
 * User and password of a URL.
 *
 * @param username not escaped
 * @param password not escaped; null if the URL has none, which differs from an empty one
 */
public record UserInfo(String username, @Nullable String password) {
  /** A user without password. */
  public static UserInfo of(String username) {
    return new UserInfo(username, null);
  }

  /** A user with a password. */
  public static UserInfo of(String username, String password) {
    return new UserInfo(username, password);
  }

  /** The escaped form {@code user:password}. */
  @Override
  public String toString() {
    String user = Escaping.USER_PASSWORD.escape(username);
    return password == null ? user : user + ":" + Escaping.USER_PASSWORD.escape(password);
  }
}
