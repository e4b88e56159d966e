package dev.chartwright.testkit.kube;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who asks, and what he may. */
final class Access {
  private final Map<String, String> tokens = new LinkedHashMap<>();
  private final Map<String, List<AccessRule>> rules = new LinkedHashMap<>();

  synchronized void token(String secret, String user) {
    tokens.put(secret, user);
  }

  synchronized void allow(String user, AccessRule rule) {
    rules.computeIfAbsent(user, any -> new ArrayList<>()).add(rule);
  }

  /** Lets a user do nothing but what rules allow. */
  synchronized void restrict(String user) {
    rules.computeIfAbsent(user, any -> new ArrayList<>());
  }

  /**
   * The user that a request speaks for.
   *
   * @throws Refusal 401 for a token that nobody has, 403 for an impersonation that is not allowed
   */
  synchronized String user(ApiExchange exchange) {
    String user = proven(exchange);
    String other = exchange.header("Impersonate-User");
    if (other.isEmpty()) {
      return user;
    }
    if (rules.containsKey(user)) {
      ApiKind users =
          new ApiKind(
              "", "v1", "User", "users", "user", false, List.of(), List.of(), List.of(), false);
      throw Refusal.forbidden(user, "impersonate", users, "", "", other);
    }
    return other;
  }

  private String proven(ApiExchange exchange) {
    String header = exchange.header("Authorization");
    if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      String user = tokens.get(header.substring(7).trim());
      if (user == null) {
        throw Refusal.unauthorized();
      }
      return user;
    }
    if (header.regionMatches(true, 0, "Basic ", 0, 6)) {
      byte[] pair = Base64.getDecoder().decode(header.substring(6).trim());
      String text = new String(pair, StandardCharsets.UTF_8);
      return text.substring(0, Math.max(0, text.indexOf(':')));
    }
    String certificate = exchange.certificateUser();
    return certificate.isEmpty() ? "system:anonymous" : certificate;
  }

  /** Checks a request for a resource. */
  synchronized void check(
      String user, String verb, ApiKind kind, String subresource, String namespace, String name) {
    List<AccessRule> own = rules.get(user);
    if (own == null) {
      return;
    }
    for (AccessRule rule : own) {
      if (rule.allows(verb, kind, subresource, namespace)) {
        return;
      }
    }
    throw Refusal.forbidden(user, verb, kind, subresource, namespace, name);
  }
}
