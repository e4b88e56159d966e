package dev.chartwright.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a caller may do what he wants, and challenges him if not. */
final class Gate {
  private static final String SERVICE = "scripted";

  private final Accounts accounts;
  private final Tokens tokens;
  private final Addresses addresses;

  Gate(Accounts accounts, Tokens tokens, Addresses addresses) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.addresses = addresses;
  }

  /** The refusal, or nothing if the caller may. */
  @Nullable Reply refusal(Exchange exchange) {
    Settings settings = exchange.settings();
    String mode = settings.get(Switch.AUTH);
    if (mode.equals("none")) {
      return null;
    }
    String header = exchange.request().header("Authorization");
    String action = action(exchange);
    boolean flips = settings.is(Switch.AUTH_FLIP, "on");
    boolean open = action.equals("pull") && settings.is(Switch.AUTH_PUBLIC, "pull");
    if (mode.equals("basic") || (flips && header.regionMatches(true, 0, "Basic ", 0, 6))) {
      if (header.isEmpty() && open) {
        return null;
      }
      Account account = accounts.ofBasic(header, settings);
      if (account == null) {
        return refuse(exchange, "Basic", "");
      }
      return allowed(account, exchange, action) ? null : exchange.problem(403, "DENIED");
    }
    Grant grant =
        header.regionMatches(true, 0, "Bearer ", 0, 7)
            ? tokens.use(header.substring(7).trim(), settings)
            : null;
    boolean missing = missingRepository(exchange, action, settings);
    if (grant != null
        && !missing
        && (settings.is(Switch.TOKEN_ACCESS, "ignored") || coversAll(grant, exchange, action))) {
      return null;
    }
    String error = header.isEmpty() ? "" : grant == null ? "invalid_token" : "insufficient_scope";
    return refuse(exchange, flips && !header.isEmpty() ? "Basic" : "Bearer", error);
  }

  private static boolean allowed(Account account, Exchange exchange, String action) {
    for (String one : action.split(",", -1)) {
      boolean needsAccount = !one.isEmpty() && !one.equals("*");
      if (needsAccount && !account.may(one, exchange.repository())) {
        return false;
      }
    }
    return true;
  }

  /** A push into a repository that is not there, where that is told by a token without actions. */
  private static boolean missingRepository(Exchange exchange, String action, Settings settings) {
    return settings.is(Switch.REPOSITORY_MISSING, "401")
        && action.contains("push")
        && !exchange.known();
  }

  private static boolean coversAll(Grant grant, Exchange exchange, String action) {
    String from = exchange.route().parameter("from");
    boolean source = from.isEmpty() || grant.covers("repository:" + from + ":pull");
    return action.isEmpty() || (source && grant.covers(scope(exchange, action)));
  }

  /** The actions that a request needs; empty if it needs no more than a name. */
  static String action(Exchange exchange) {
    return switch (exchange.route().endpoint()) {
      case CATALOG -> "*";
      case MANIFEST, BLOB, TAGS, REFERRERS ->
          exchange.isRead()
              ? "pull"
              : exchange.request().method().equals("DELETE") ? "delete" : "pull,push";
      case UPLOAD, UPLOAD_START -> "pull,push";
      default -> "";
    };
  }

  private static String scope(Exchange exchange, String action) {
    return exchange.route().endpoint() == Endpoint.CATALOG
        ? "registry:catalog:*"
        : "repository:" + exchange.repository() + ":" + action;
  }

  private Reply refuse(Exchange exchange, String scheme, String error) {
    Settings settings = exchange.settings();
    if (settings.is(Switch.AUTH_REFUSAL, "403")) {
      return exchange.problem(403, "DENIED");
    }
    Reply reply = exchange.problem(401, "UNAUTHORIZED");
    String action = action(exchange);
    Challenge challenge =
        new Challenge(
            settings,
            SERVICE,
            realm(settings, exchange),
            action.isEmpty() ? "" : scope(exchange, action),
            error);
    List<String> values = scheme.equals("Basic") ? challenge.basic() : challenge.bearer();
    for (String value : values) {
      reply.header("WWW-Authenticate", value);
    }
    return reply;
  }

  private String realm(Settings settings, Exchange exchange) {
    String token = addresses.origin(Port.TOKEN_HOST) + "/token";
    return switch (settings.get(Switch.TOKEN_REALM)) {
      case "registry" -> addresses.origin(exchange.port()) + "/token";
      case "other-name" ->
          addresses.scheme()
              + "://"
              + addresses.otherName()
              + ":"
              + addresses.tokenPort()
              + "/token";
      case "http" -> "http://" + addresses.host(Port.TOKEN_HOST) + "/token";
      case "private" -> "http://10.255.255.1/token";
      case "link-local" -> "http://169.254.169.254/latest/meta-data";
      case "file" -> "file:///etc/passwd";
      case "missing" -> "";
      case "redirecting" -> addresses.origin(Port.TOKEN_HOST) + "/elsewhere";
      case "with-query" -> token + "?tenant=a%2Fb";
      default -> token;
    };
  }
}
