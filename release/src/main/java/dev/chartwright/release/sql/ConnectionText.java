package dev.chartwright.release.sql;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UserInfo;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection string of Go's lib/pq, a URL or {@code key=value} words, as settings by libpq's
 * names.
 *
 * <p>Source: lib/pq 1.12.3 {@code connector.go}.
 */
final class ConnectionText {
  private static final String[][] VARIABLES = {
    {"PGHOST", "host"},
    {"PGHOSTADDR", "hostaddr"},
    {"PGPORT", "port"},
    {"PGDATABASE", "dbname"},
    {"PGUSER", "user"},
    {"PGPASSWORD", "password"},
    {"PGOPTIONS", "options"},
    {"PGAPPNAME", "application_name"},
    {"PGSSLMODE", "sslmode"},
    {"PGSSLCERT", "sslcert"},
    {"PGSSLKEY", "sslkey"},
    {"PGSSLROOTCERT", "sslrootcert"},
    {"PGCONNECT_TIMEOUT", "connect_timeout"},
    {"PGTZ", "tz"},
    {"PGGEQO", "geqo"},
    {"PGTARGETSESSIONATTRS", "target_session_attrs"},
  };

  private final String text;
  private int at;

  private ConnectionText(String text) {
    this.text = text;
  }

  /**
   * The settings: those of the text over those of libpq's variables.
   *
   * @throws ReleaseException in lib/pq's words if the text is malformed
   */
  static Map<String, String> parse(String text, Map<String, String> environment) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String[] variable : VARIABLES) {
      String value = environment.get(variable[0]);
      if (value != null) {
        settings.put(variable[1], value);
      }
    }
    boolean url = text.startsWith("postgres://") || text.startsWith("postgresql://");
    settings.putAll(url ? ofUrl(text) : new ConnectionText(text).words());
    return settings;
  }

  private static Map<String, String> ofUrl(String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    Url url;
    try {
      url = Url.parse(text);
    } catch (RuntimeException e) {
      throw malformed(withoutPassword(String.valueOf(e.getMessage())));
    }
    UserInfo user = url.user();
    if (user != null) {
      putUnlessEmpty(settings, "user", user.username());
      putUnlessEmpty(settings, "password", user.password());
    }
    putHost(settings, url.host());
    if (!url.path().isEmpty()) {
      putUnlessEmpty(settings, "dbname", url.path().substring(1));
    }
    for (String parameter : url.rawQuery().split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        String name = Url.unescapeQuery(parameter.substring(0, equals));
        settings.remove(name);
        putUnlessEmpty(settings, name, Url.unescapeQuery(parameter.substring(equals + 1)));
      }
    }
    return settings;
  }

  /** The message quotes the URL, which lib/pq shows as it is. */
  private static String withoutPassword(String message) {
    int user = message.indexOf("://") + 3;
    int end = message.indexOf('@', user);
    int colon = message.indexOf(':', user);
    return colon >= user && colon < end
        ? message.substring(0, colon + 1) + "xxxxx" + message.substring(end)
        : message;
  }

  private static void putHost(Map<String, String> settings, String host) {
    int colon = host.lastIndexOf(':');
    boolean port = colon >= 0 && host.indexOf(']', colon) < 0 && !host.endsWith("]");
    String name = port ? host.substring(0, colon) : host;
    if (name.startsWith("[") && name.endsWith("]") && port) {
      name = name.substring(1, name.length() - 1);
    }
    putUnlessEmpty(settings, "host", name);
    if (port) {
      putUnlessEmpty(settings, "port", host.substring(colon + 1));
    }
  }

  private static void putUnlessEmpty(
      Map<String, String> settings, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      settings.put(name, value);
    }
  }

  private Map<String, String> words() {
    Map<String, String> settings = new LinkedHashMap<>();
    skipSpaces();
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && !space() && text.charAt(at) != '=') {
        at++;
      }
      String key = text.substring(start, at);
      skipSpaces();
      if (at == text.length() || text.charAt(at) != '=') {
        throw malformed("missing \"=\" after " + Quote.quote(key) + " in connection info string");
      }
      at++;
      skipSpaces();
      settings.put(key, at < text.length() && text.charAt(at) == '\'' ? quoted() : plain());
      skipSpaces();
    }
    return settings;
  }

  private String plain() {
    StringBuilder value = new StringBuilder();
    for (; at < text.length() && !space(); at++) {
      if (text.charAt(at) == '\\' && ++at == text.length()) {
        throw malformed("missing character after backslash");
      }
      value.append(text.charAt(at));
    }
    return value.toString();
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '\''; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at));
    }
    if (at == text.length()) {
      throw malformed("unterminated quoted string literal in connection string");
    }
    at++;
    return value.toString();
  }

  private boolean space() {
    return Character.isWhitespace(text.charAt(at));
  }

  private void skipSpaces() {
    while (at < text.length() && space()) {
      at++;
    }
  }

  private static ReleaseException malformed(String message) {
    return ReleaseException.of(Problem.OTHER, message, null);
  }
}
