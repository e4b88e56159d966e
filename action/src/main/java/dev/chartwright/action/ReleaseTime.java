package dev.chartwright.action;

import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import dev.chartwright.golang.time.ZoneFiles;
import java.time.Clock;

/** The time as records of releases hold it: in the zone of whoever runs the verb. */
final class ReleaseTime {
  private final Clock clock;
  private final Location zone;

  private ReleaseTime(Clock clock, Location zone) {
    this.clock = clock;
    this.zone = zone;
  }

  static ReleaseTime of(Settings settings, Surroundings surroundings) {
    return new ReleaseTime(
        surroundings.clock(), ZoneFiles.ofSystem(settings.environment()).local());
  }

  /** Now, to the nanosecond if the clock knows it. */
  GoTime now() {
    return GoTime.of(clock.instant(), zone);
  }
}
