package dev.chartwright.oci.remote;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was shown to registries with success or hope: per origin one scheme, per scopes one token.
 *
 * <p>Whoever asks for a token that is being fetched waits for it. Safe for use by several threads.
 * Source: oras-go v2.6.2 {@code registry/remote/auth/cache.go}.
 */
final class TokenCache {
  private record Known(boolean bearer, Map<String, String> tokens) {}

  private final Map<String, Known> origins = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<String>> flights = new ConcurrentHashMap<>();

  /** Whether the origin takes bearer tokens; null if that is not known. */
  @Nullable Boolean bearer(String origin) {
    Known known = origins.get(origin);
    return known == null ? null : known.bearer();
  }

  /** A token that was kept; null if there is none for this scheme and key. */
  @Nullable String token(String origin, boolean bearer, String key) {
    Known known = origins.get(origin);
    return known == null || known.bearer() != bearer ? null : known.tokens().get(key);
  }

  /** Fetches a token and keeps it; another scheme than before makes all older tokens void. */
  String fetch(String origin, boolean bearer, String key, Supplier<String> fetch) {
    String flight = origin + " " + bearer + " " + key;
    CompletableFuture<String> mine = new CompletableFuture<>();
    CompletableFuture<String> other = flights.putIfAbsent(flight, mine);
    if (other != null) {
      return await(other);
    }
    try {
      String token = fetch.get();
      origins
          .compute(
              origin,
              (name, known) ->
                  known != null && known.bearer() == bearer
                      ? known
                      : new Known(bearer, new ConcurrentHashMap<>()))
          .tokens()
          .put(key, token);
      mine.complete(token);
      return token;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      flights.remove(flight);
    }
  }

  private static String await(CompletableFuture<String> flight) {
    try {
      return flight.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
