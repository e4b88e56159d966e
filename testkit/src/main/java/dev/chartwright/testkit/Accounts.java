package dev.chartwright.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Who may use a registry. Without any account everybody may. Thread-safe. */
final class Accounts {
  private static final String TOKEN_USER = "<token>";

  private final List<Account> accounts = new CopyOnWriteArrayList<>();

  void add(Account account) {
    accounts.add(account);
  }

  boolean isEmpty() {
    return accounts.isEmpty();
  }

  /** The account of a Basic Authorization header, if name and password are right. */
  @Nullable Account ofBasic(String header, Settings settings) {
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return null;
    }
    try {
      byte[] pair = Base64.getDecoder().decode(header.substring(6).trim());
      String text = new String(pair, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0 ? null : of(text.substring(0, colon), text.substring(colon + 1), settings);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Nullable Account of(String user, String password, Settings settings) {
    if (!anyMatches(settings.get(Switch.ACCOUNT_NAMES), user)) {
      return null;
    }
    for (Account account : accounts) {
      if (account.user().equals(user)
          && account.password().equals(password)
          && !user.equals(TOKEN_USER)) {
        return account;
      }
    }
    return accounts.isEmpty() ? Account.of(user, password) : null;
  }

  /** The account whose password is a refresh token. */
  @Nullable Account ofRefreshToken(String token) {
    for (Account account : accounts) {
      if (account.user().equals(TOKEN_USER) && account.password().equals(token)) {
        return account;
      }
    }
    return null;
  }

  /**
   * Whether a text matches one of a comma list of patterns in which {@code *} stands for any
   * characters.
   */
  static boolean anyMatches(String patterns, String text) {
    for (String pattern : patterns.split(",", -1)) {
      if (matches(pattern, text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String pattern, String text) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(text);
    }
    String start = pattern.substring(0, star);
    String rest = pattern.substring(star + 1);
    if (!text.startsWith(start)) {
      return false;
    }
    for (int i = start.length(); i <= text.length(); i++) {
      if (matches(rest, text.substring(i))) {
        return true;
      }
    }
    return false;
  }
}
