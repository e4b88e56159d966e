package dev.chartwright.release.sql;

import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Which database is meant, in the words of the JDBC driver.
 *
 * @param host one name, or several with commas between
 * @param password empty for none; never shown
 * @param properties of the JDBC driver
 */
record PgTarget(
    String host, String port, String user, String password, String url, Properties properties) {
  private static final List<String> SSL_MODES =
      List.of("disable", "allow", "prefer", "require", "verify-full", "verify-ca");

  /** What lib/pq knows and we have no use for, or what is the same here anyway. */
  private static final Set<String> UNUSED =
      Set.of(
          "fallback_application_name",
          "sslsni",
          "binary_parameters",
          "disable_prepared_binary_result",
          "client_encoding",
          "datestyle",
          "load_balance_hosts",
          "min_protocol_version",
          "max_protocol_version",
          "ssl_min_protocol_version",
          "ssl_max_protocol_version");

  /** What lib/pq knows and we cannot do. */
  private static final Set<String> REFUSED =
      Set.of("service", "sslinline", "krbsrvname", "krbspn", "sslnegotiation", "passfile");

  /**
   * The database of a connection string.
   *
   * @param systemUser who we are if the string does not say
   * @throws ReleaseException in lib/pq's words, or if it asks for something that is not supported
   */
  static PgTarget of(String text, Map<String, String> environment, String systemUser) {
    Map<String, String> settings = ConnectionText.parse(text, environment);
    String host = settings.getOrDefault("hostaddr", settings.getOrDefault("host", "localhost"));
    String port = settings.getOrDefault("port", "5432");
    String user = settings.getOrDefault("user", systemUser);
    String password = settings.getOrDefault("password", "");
    checkNumbers(port, settings);
    if (host.startsWith("/") || host.startsWith("@")) {
      throw refused("host " + Quote.quote(host) + " is a Unix-domain socket");
    }
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("stringtype", "unspecified");
    putTls(properties, settings);
    putParameters(properties, settings);
    String database = settings.getOrDefault("dbname", user);
    StringBuilder url = new StringBuilder("jdbc:postgresql://");
    String[] hosts = host.split(",", -1);
    String[] ports = port.split(",", -1);
    for (int i = 0; i < hosts.length; i++) {
      boolean ipv6 = hosts[i].indexOf(':') >= 0 && !hosts[i].startsWith("[");
      url.append(i == 0 ? "" : ",").append(ipv6 ? "[" + hosts[i] + "]" : hosts[i]);
      url.append(':').append(ports[Math.min(i, ports.length - 1)]);
    }
    url.append('/').append(escaped(database));
    return new PgTarget(host, port, user, password, url.toString(), properties);
  }

  private static void checkNumbers(String port, Map<String, String> settings) {
    for (String each : port.split(",", -1)) {
      try {
        Parse.parseUint(each, 10, 16);
      } catch (NumberException e) {
        throw wrong("port", String.valueOf(e.getMessage()));
      }
    }
    try {
      Parse.parseInt(settings.getOrDefault("connect_timeout", "0"), 10, 64);
    } catch (NumberException e) {
      throw wrong("connect_timeout", String.valueOf(e.getMessage()));
    }
  }

  private static void putTls(Properties properties, Map<String, String> settings) {
    String root = settings.getOrDefault("sslrootcert", "");
    String mode =
        settings.getOrDefault("sslmode", root.equals("system") ? "verify-full" : "require");
    if (!SSL_MODES.contains(mode)) {
      throw wrong(
          "sslmode",
          Quote.quote(mode)
              + " is not supported; supported values are disable, allow, prefer, require,"
              + " verify-full, or verify-ca");
    }
    properties.setProperty("sslmode", mode);
    if (mode.startsWith("verify-") && (root.isEmpty() || root.equals("system"))) {
      properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    } else if (!root.isEmpty()) {
      properties.setProperty("sslrootcert", root);
    }
    for (String name : List.of("sslcert", "sslkey")) {
      if (settings.containsKey(name)) {
        properties.setProperty(name, settings.getOrDefault(name, ""));
      }
    }
  }

  private static void putParameters(Properties properties, Map<String, String> settings) {
    StringBuilder options = new StringBuilder(settings.getOrDefault("options", ""));
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      String name = setting.getKey();
      String value = setting.getValue();
      switch (name) {
        case "host", "hostaddr", "port", "user", "password", "dbname", "options" -> {}
        case "sslmode", "sslrootcert", "sslcert", "sslkey" -> {}
        case "connect_timeout" -> properties.setProperty("connectTimeout", value);
        case "application_name" -> properties.setProperty("ApplicationName", value);
        case "target_session_attrs" -> properties.setProperty("targetServerType", server(value));
        default -> {
          if (REFUSED.contains(name)) {
            throw refused(name);
          }
          if (!UNUSED.contains(name)) {
            options.append(options.length() == 0 ? "" : " ").append("-c ");
            options.append(name.equals("tz") ? "TimeZone" : name).append('=');
            options.append(value.replace("\\", "\\\\").replace(" ", "\\ "));
          }
        }
      }
    }
    if (options.length() > 0) {
      properties.setProperty("options", options.toString());
    }
  }

  private static String server(String attributes) {
    return switch (attributes) {
      case "read-write", "primary" -> "primary";
      case "read-only", "standby" -> "secondary";
      case "prefer-standby" -> "preferSecondary";
      default -> "any";
    };
  }

  private static String escaped(String database) {
    return java.net.URLEncoder.encode(database, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static ReleaseException wrong(String name, String why) {
    return ReleaseException.of(
        Problem.OTHER, "pq: wrong value for " + Quote.quote(name) + ": " + why, null);
  }

  private static ReleaseException refused(String what) {
    return ReleaseException.of(
        Problem.OTHER,
        "the connection string of the SQL driver asks for something that is not supported here: "
            + what,
        null);
  }

  /** The database, without password. */
  @Override
  public String toString() {
    return url;
  }
}
