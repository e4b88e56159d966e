package dev.chartwright.cli.cobra;

import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.golang.time.TimeException;
import java.time.Duration;

/** A span of time as Go writes it: {@code 5m0s}, {@code 1.5h}, {@code 300ms}. */
public final class DurationValue implements FlagValue {
  private final long initialNanos;
  private long nanos;

  private DurationValue(long nanos) {
    this.initialNanos = nanos;
    this.nanos = nanos;
  }

  /** A span with a default. */
  public static DurationValue ofSeconds(long seconds) {
    return new DurationValue(seconds * 1_000_000_000L);
  }

  /** The value. */
  public Duration get() {
    return Duration.ofNanos(nanos);
  }

  @Override
  public String type() {
    return "duration";
  }

  @Override
  public String text() {
    return GoDuration.of(nanos).toString();
  }

  @Override
  public String defaultText() {
    return GoDuration.of(initialNanos).toString();
  }

  @Override
  public void set(String text) {
    try {
      nanos = GoDuration.parse(text).nanos();
    } catch (TimeException e) {
      throw InvalidValueException.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public boolean isZero(String defaultText) {
    return defaultText.equals("0") || defaultText.equals("0s");
  }
}
