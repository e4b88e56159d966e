package dev.chartwright.action;

import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * {@code SOURCE_DATE_EPOCH}: seconds since 1970 that every entry of a packed chart gets as its
 * time.
 *
 * <p>Source: Helm {@code pkg/cmd/source_date_epoch.go}.
 */
public final class SourceDateEpoch {
  private SourceDateEpoch() {}

  /**
   * The time that an environment names; empty if the variable is not set or empty.
   *
   * @throws ActionException {@code invalid SOURCE_DATE_EPOCH: …}
   */
  public static Optional<Instant> of(Map<String, String> environment) {
    String text = environment.getOrDefault("SOURCE_DATE_EPOCH", "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    long seconds;
    try {
      seconds = Parse.parseInt(text, 10, 64);
    } catch (NumberException e) {
      throw new ActionException("invalid SOURCE_DATE_EPOCH: " + e.getMessage(), e);
    }
    if (seconds < 0) {
      throw new ActionException("invalid SOURCE_DATE_EPOCH: must not be negative");
    }
    return Optional.of(Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond())));
  }
}
