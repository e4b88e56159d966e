package dev.chartwright.kube.rest;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.http.ExchangeListener;
import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How a {@link RestApi} behaves.
 *
 * @param userAgent how requests name their sender
 * @param queriesPerSecond how many requests a second may be sent when the burst is used up; 0 for
 *     client-go's 5, negative for no limit
 * @param burst how many may be sent at once; 0 for client-go's 10
 * @param environment environment variables: proxies, certificate bundles, and those of programs
 *     that know credentials
 * @param cacheFolder where discovery is kept between runs; empty for nowhere
 * @param terminal whether standard input is a terminal, for programs that know credentials
 * @param warnings takes what the server warns of
 * @param log takes what Helm would log
 * @param exchanges is told of requests and responses
 * @param clock tells the time
 * @param shortLived whether the process ends after a few requests, as a command does: servers are
 *     then asked for ChaCha20 before AES, see {@link
 *     dev.chartwright.http.TlsOptions#withChaCha20First}
 */
public record RestOptions(
    String userAgent,
    float queriesPerSecond,
    int burst,
    Map<String, String> environment,
    String cacheFolder,
    BooleanSupplier terminal,
    Consumer<String> warnings,
    LogSink log,
    ExchangeListener exchanges,
    Clock clock,
    boolean shortLived) {
  /** Copies the environment. */
  public RestOptions {
    environment = Map.copyOf(environment);
  }

  /** No limit, no cache, no log. */
  public static RestOptions of(String userAgent) {
    return new RestOptions(
        userAgent,
        -1,
        0,
        Map.of(),
        "",
        () -> false,
        warning -> {},
        LogSink.none(),
        ExchangeListener.NONE,
        Clock.systemUTC(),
        false);
  }
}
