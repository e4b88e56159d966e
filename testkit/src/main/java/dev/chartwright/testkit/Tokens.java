package dev.chartwright.testkit;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The tokens that were handed out. Thread-safe. */
final class Tokens {
  private final Map<String, Token> access = new ConcurrentHashMap<>();
  private final Map<String, Account> refresh = new ConcurrentHashMap<>();
  private final AtomicLong number = new AtomicLong();

  /** A token's grant and how often it was used. */
  private record Token(Grant grant, AtomicLong uses) {}

  /**
   * Makes an access token: a JSON Web Token whose signature is a number, since nobody checks it.
   */
  String issue(Grant grant, String subject) {
    List<Object> list = new ArrayList<>();
    for (Map.Entry<String, Set<String>> entry : grant.actions().entrySet()) {
      int colon = entry.getKey().indexOf(':');
      list.add(
          JsonObject.create()
              .put("type", entry.getKey().substring(0, colon))
              .put("name", entry.getKey().substring(colon + 1))
              .put("actions", new ArrayList<>(entry.getValue())));
    }
    String claims = Json.marshal(JsonObject.create().put("sub", subject).put("access", list));
    String token =
        encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")
            + "."
            + encode(claims)
            + "."
            + encode("n" + number.incrementAndGet());
    access.put(token, new Token(grant, new AtomicLong()));
    return token;
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What a token grants, or nothing if it is unknown or was used too often. */
  @Nullable Grant use(String text, Settings settings) {
    Token token = access.get(text);
    if (token == null) {
      return null;
    }
    long most = settings.number(Switch.TOKEN_USES);
    return token.uses.incrementAndGet() > most && most > 0 ? null : token.grant;
  }

  /** Makes a refresh token for an account. */
  String issueRefresh(Account account) {
    String token = "refresh-" + number.incrementAndGet();
    refresh.put(token, account);
    return token;
  }

  /** The account of a refresh token; if it rotates it is good for this once. */
  @Nullable Account refreshed(String token, boolean rotating) {
    return rotating ? refresh.remove(token) : refresh.get(token);
  }

  /** Forgets all access tokens, as when they expire. */
  void revoke() {
    access.clear();
  }
}
