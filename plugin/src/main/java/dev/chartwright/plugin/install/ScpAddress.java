package dev.chartwright.plugin.install;

import org.jspecify.annotations.Nullable;

/**
 * An address as {@code scp} and {@code git} take it: {@code git@github.com:ada/helm-x}.
 *
 * @param user letters, digits and underscores
 * @param host letters, digits, dots, underscores and dashes
 * @param path anything
 */
record ScpAddress(String user, String host, String path) {
  /** The address, or null if the text is none. */
  static @Nullable ScpAddress parse(String text) {
    int at = text.indexOf('@');
    int colon = text.indexOf(':', at + 1);
    if (at < 1 || colon < at + 2 || text.indexOf('\n') >= 0) {
      return null;
    }
    String user = text.substring(0, at);
    String host = text.substring(at + 1, colon);
    return consistsOf(user, "_") && consistsOf(host, "._-")
        ? new ScpAddress(user, host, text.substring(colon + 1))
        : null;
  }

  private static boolean consistsOf(String text, String others) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && others.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
