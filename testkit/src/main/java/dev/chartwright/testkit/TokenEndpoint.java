package dev.chartwright.testkit;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands out tokens, by GET with Basic credentials and by POST as OAuth2 does. */
final class TokenEndpoint {
  private static final int MAX_FORM_BYTES = 1024 * 1024;
  private static final int HUGE_BYTES = 200 * 1024;

  private final Accounts accounts;
  private final Tokens tokens;
  private final Addresses addresses;
  private final Clock clock;

  TokenEndpoint(Accounts accounts, Tokens tokens, Addresses addresses, Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.addresses = addresses;
    this.clock = clock;
  }

  Reply answer(Exchange exchange) throws IOException {
    if (exchange.route().path().equals("/elsewhere")) {
      String query = exchange.route().query();
      return Reply.of(307)
          .header("Location", addresses.origin(Port.OBJECT_STORE) + "/token?" + query);
    }
    boolean post = exchange.request().method().equals("POST");
    String grant = exchange.settings().get(Switch.TOKEN_GRANT);
    if (post && grant.equals("post-error")) {
      return exchange.problem(500, "UNKNOWN");
    }
    if (grant.equals(post ? "get" : "post")) {
      int status = (int) exchange.settings().number(Switch.TOKEN_REFUSAL);
      return exchange.problem(status, Problem.codeOf(status));
    }
    String form = post ? exchange.request().bodyText(MAX_FORM_BYTES) : exchange.route().query();
    return answer(exchange, Route.form(form), post);
  }

  private Reply answer(Exchange exchange, Map<String, List<String>> form, boolean post) {
    Settings settings = exchange.settings();
    String authorization = exchange.request().header("Authorization");
    boolean refreshing = post && first(form, "grant_type").equals("refresh_token");
    boolean named = refreshing || (post ? form.containsKey("username") : !authorization.isEmpty());
    Account account = null;
    if (refreshing) {
      String token = first(form, "refresh_token");
      account = tokens.refreshed(token, settings.is(Switch.TOKEN_REFRESH, "rotating"));
      account = account == null ? accounts.ofRefreshToken(token) : account;
    } else if (named) {
      account =
          post
              ? accounts.of(first(form, "username"), first(form, "password"), settings)
              : accounts.ofBasic(authorization, settings);
    }
    if (named && account == null) {
      int status = (int) settings.number(Switch.TOKEN_BAD_CREDENTIALS);
      return exchange.problem(status, Problem.codeOf(status));
    }
    boolean offline =
        first(form, "access_type").equals("offline") || first(form, "offline_token").equals("true");
    return granted(
        exchange,
        account,
        grant(form.getOrDefault("scope", List.of()), account, settings),
        offline);
  }

  private static String first(Map<String, List<String>> form, String name) {
    List<String> values = form.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.get(0);
  }

  private Grant grant(List<String> scopes, @Nullable Account account, Settings settings) {
    List<String> wanted = new ArrayList<>();
    for (String scope : scopes) {
      wanted.addAll(List.of(scope.split(" ", -1)));
    }
    boolean open = settings.is(Switch.TOKEN_ACCESS, "ignored");
    if (open && (account != null || accounts.isEmpty())) {
      return Grant.EVERYTHING;
    }
    Map<String, Set<String>> actions = new LinkedHashMap<>();
    for (Map.Entry<String, Set<String>> entry : Grant.parse(wanted).actions().entrySet()) {
      Set<String> granted = new LinkedHashSet<>();
      for (String action : entry.getValue()) {
        if (allows(entry.getKey(), action, account, settings)) {
          granted.add(action);
        }
      }
      actions.put(entry.getKey(), granted);
    }
    return new Grant(actions, false);
  }

  private boolean allows(
      String resource, String action, @Nullable Account account, Settings settings) {
    String name = resource.substring(resource.indexOf(':') + 1);
    boolean may =
        account == null
            ? accounts.isEmpty()
                || (settings.is(Switch.AUTH_PUBLIC, "pull") && action.equals("pull"))
            : action.equals("*") || account.may(action, name);
    return switch (settings.get(Switch.TOKEN_SCOPE)) {
      case "empty" -> false;
      case "pull" -> may && action.equals("pull");
      default -> may;
    };
  }

  private Reply granted(
      Exchange exchange, @Nullable Account account, Grant grant, boolean offline) {
    Settings settings = exchange.settings();
    switch (settings.get(Switch.TOKEN_BODY)) {
      case "html" -> {
        return Reply.of(200)
            .header("Content-Type", "text/html")
            .body("<html>Please sign in</html>".getBytes(StandardCharsets.UTF_8));
      }
      case "empty" -> {
        return Reply.of(200);
      }
      default -> {
        // The token follows.
      }
    }
    String token = tokens.issue(grant, account == null ? "" : account.user());
    JsonObject json = JsonObject.create();
    if (!settings.is(Switch.TOKEN_FIELD, "access_token")) {
      json.put("token", token);
    }
    if (!settings.is(Switch.TOKEN_FIELD, "token")) {
      json.put("access_token", token);
    }
    if (!settings.is(Switch.TOKEN_EXPIRES, "absent")) {
      json.put("expires_in", settings.number(Switch.TOKEN_EXPIRES));
    }
    if (settings.number(Switch.TOKEN_SKEW) != 0) {
      json.put(
          "issued_at", clock.instant().plusSeconds(settings.number(Switch.TOKEN_SKEW)).toString());
    }
    boolean rotating = settings.is(Switch.TOKEN_REFRESH, "rotating");
    if (account != null && (rotating || (offline && settings.is(Switch.TOKEN_REFRESH, "given")))) {
      json.put("refresh_token", tokens.issueRefresh(account));
    }
    if (settings.is(Switch.TOKEN_BODY, "huge")) {
      json.put("padding", "x".repeat(HUGE_BYTES));
    }
    return Reply.json(200, Json.marshal(json));
  }
}
