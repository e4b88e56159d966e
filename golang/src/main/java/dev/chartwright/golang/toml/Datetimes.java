package dev.chartwright.golang.toml;

import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Layout;
import dev.chartwright.golang.time.Location;
import dev.chartwright.golang.time.TimeException;
import org.jspecify.annotations.Nullable;

/**
 * The forms of times in TOML; those without a zone are known by the name of theirs.
 *
 * <p>Source: BurntSushi/toml v1.6.0, parse.go (dtTypes) and internal/tz.go.
 */
final class Datetimes {
  private static final String DATETIME = "datetime-local";
  private static final String DATE = "date-local";
  private static final String TIME = "time-local";

  private final Location[] places;

  private static final String[] LAYOUTS = {
    Layout.RFC3339_NANO,
    "2006-01-02T15:04:05.999999999",
    "2006-01-02",
    "15:04:05.999999999",
    "2006-01-02T15:04Z07:00",
    "2006-01-02T15:04",
    "15:04"
  };

  Datetimes(GoTime now) {
    int offset = now.offset();
    Location zone = now.location();
    Location datetime = Location.fixed(DATETIME, offset);
    Location time = Location.fixed(TIME, offset);
    this.places =
        new Location[] {zone, datetime, Location.fixed(DATE, offset), time, zone, datetime, time};
  }

  /** The time, or null if the text has none of the forms. */
  @Nullable GoTime parse(String text) {
    for (int i = 0; i < LAYOUTS.length; i++) {
      GoTime time;
      try {
        time = GoTime.parse(LAYOUTS[i], text, places[i]);
      } catch (TimeException e) {
        continue;
      }
      return lacksZero(text, LAYOUTS[i]) ? null : time;
    }
    return null;
  }

  /** Whether a number has one digit less than in the layout, which Go's parser allows. */
  private static boolean lacksZero(String text, String layout) {
    for (int i = 0; i < layout.length(); i++) {
      char c = layout.charAt(i);
      if (c == '.' || c == 'Z') {
        return false;
      }
      if ((c < '0' || c > '9') && text.charAt(i) != c) {
        return true;
      }
    }
    return false;
  }

  /** A time as TOML writes it. */
  static String format(GoTime time) {
    return switch (time.location().name()) {
      case DATETIME -> time.utc().format(LAYOUTS[1]);
      case DATE -> time.utc().format(LAYOUTS[2]);
      case TIME -> time.utc().format(LAYOUTS[3]);
      default -> time.format(Layout.RFC3339_NANO);
    };
  }
}
