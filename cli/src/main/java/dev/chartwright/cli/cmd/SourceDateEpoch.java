package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.CommandException;
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
final class SourceDateEpoch {
  private SourceDateEpoch() {}

  /** The time; empty if the variable is not set or empty. */
  static Optional<Instant> of(Map<String, String> env) {
    String text = env.getOrDefault("SOURCE_DATE_EPOCH", "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    long seconds;
    try {
      seconds = Parse.parseInt(text, 10, 64);
    } catch (NumberException e) {
      throw CommandException.of("invalid SOURCE_DATE_EPOCH: " + e.getMessage());
    }
    if (seconds < 0) {
      throw CommandException.of("invalid SOURCE_DATE_EPOCH: must not be negative");
    }
    return Optional.of(Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond())));
  }
}
