package dev.chartwright.engine;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.sprig.SprigContext;

/**
 * What an engine takes from the outside.
 *
 * <p>Immutable.
 *
 * @param surroundings the clock, time zones, chance and, where the user asked for it, names of
 *     hosts
 * @param log gets what Helm logs while it renders in lint mode
 * @param limits how far a rendering may go
 */
public record EngineOptions(SprigContext surroundings, LogSink log, EngineLimits limits) {
  /** No log, {@link EngineLimits#generous}. */
  public static EngineOptions of(SprigContext surroundings) {
    return new EngineOptions(surroundings, LogSink.none(), EngineLimits.generous());
  }

  /** The same with another log. */
  public EngineOptions withLog(LogSink log) {
    return new EngineOptions(surroundings, log, limits);
  }

  /** The same with other limits. */
  public EngineOptions withLimits(EngineLimits limits) {
    return new EngineOptions(surroundings, log, limits);
  }
}
