package dev.chartwright.golang.time;

import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.Stringer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time zone with its history: Go's {@code *time.Location}.
 *
 * <p>Immutable and thread-safe. Source: Go 1.26, time/zoneinfo.go.
 */
public final class Location implements GoStruct, Stringer {
  /** Universal time. */
  public static final Location UTC = fixed("UTC", 0);

  private final String name;
  private final List<Zone> zones;
  private final long[] starts;
  private final int[] indexes;
  private final @Nullable TzRule rule;
  private final boolean local;

  /**
   * What clocks show during a part of the history.
   *
   * @param name the abbreviation, such as CET
   * @param offset seconds east of UTC
   * @param daylight whether it is summer time
   */
  record Zone(String name, int offset, boolean daylight) {}

  /** A zone with the time during which it is in effect, from start to before end. */
  record Period(Zone zone, long start, long end) {}

  Location(String name, List<Zone> zones, long[] starts, int[] indexes, @Nullable TzRule rule) {
    this(name, zones, starts, indexes, rule, false);
  }

  private Location(
      String name,
      List<Zone> zones,
      long[] starts,
      int[] indexes,
      @Nullable TzRule rule,
      boolean local) {
    this.local = local;
    this.name = name;
    this.zones = zones;
    this.starts = starts;
    this.indexes = indexes;
    this.rule = rule;
  }

  /**
   * A zone that is always so many seconds east of UTC.
   *
   * @param name the abbreviation; empty if it has none, then the offset is printed
   */
  public static Location fixed(String name, int offsetSeconds) {
    Zone zone = new Zone(name, offsetSeconds, false);
    return new Location(name, List.of(zone), new long[] {Long.MIN_VALUE}, new int[1], null);
  }

  /**
   * A zone from the contents of a file of the tz database.
   *
   * @throws TimeException {@code malformed time zone information}
   */
  public static Location ofTzFile(String name, byte[] file) {
    return new TzFile(name, file).read();
  }

  /** This zone under another name. */
  public Location named(String name) {
    return new Location(name, zones, starts, indexes, rule);
  }

  /** This zone as the local one, which {@code %#v} shows. */
  Location asLocal() {
    return new Location(name, zones, starts, indexes, rule, true);
  }

  boolean isLocal() {
    return local;
  }

  /** The name, such as {@code Europe/Berlin}, {@code Local} or {@code UTC}. */
  public String name() {
    return name;
  }

  Period lookup(long epochSecond) {
    if (epochSecond < starts[0]) {
      return new Period(zones.get(firstZone()), Long.MIN_VALUE, starts[0]);
    }
    int low = 0;
    int high = starts.length;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (epochSecond < starts[middle]) {
        high = middle;
      } else {
        low = middle;
      }
    }
    boolean last = low == starts.length - 1;
    if (last && rule != null) {
      return rule.lookup(starts[low], epochSecond);
    }
    long end = last ? Long.MAX_VALUE : starts[high];
    return new Period(zones.get(indexes[low]), starts[low], end);
  }

  /** The zone before the first change: the first that is not used later, else not summer time. */
  private int firstZone() {
    boolean used = false;
    for (int index : indexes) {
      used |= index == 0;
    }
    if (!used) {
      return 0;
    }
    if (zones.get(indexes[0]).daylight()) {
      for (int i = indexes[0] - 1; i >= 0; i--) {
        if (!zones.get(i).daylight()) {
          return i;
        }
      }
    }
    for (int i = 0; i < zones.size(); i++) {
      if (!zones.get(i).daylight()) {
        return i;
      }
    }
    return 0;
  }

  /** The offset that an abbreviation means at a time given in that zone's own clock, or null. */
  @Nullable Integer lookupName(String abbreviation, long localSecond) {
    for (Zone zone : zones) {
      if (zone.name().equals(abbreviation)) {
        Zone there = lookup(localSecond - zone.offset()).zone();
        if (there.name().equals(abbreviation)) {
          return there.offset();
        }
      }
    }
    for (Zone zone : zones) {
      if (zone.name().equals(abbreviation)) {
        return zone.offset();
      }
    }
    return null;
  }

  @Override
  public String goType() {
    return "time.Location";
  }

  @Override
  public List<Field> goFields() {
    return List.of(new Field("name", name));
  }

  @Override
  public boolean isPointer() {
    return true;
  }

  @Override
  public String text() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
