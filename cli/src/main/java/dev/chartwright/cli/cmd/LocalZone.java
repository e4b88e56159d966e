package dev.chartwright.cli.cmd;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The local time zone as Go finds it: {@code TZ}, else the system's.
 *
 * <p>Source: Go {@code time/zoneinfo_unix.go}.
 */
final class LocalZone {
  private LocalZone() {}

  static ZoneId of(Map<String, String> env) {
    String name = env.get("TZ");
    if (name == null) {
      return ZoneId.systemDefault();
    }
    String zone = name.startsWith(":") ? name.substring(1) : name;
    int database = zone.indexOf("/zoneinfo/");
    if (zone.startsWith("/") && database >= 0) {
      zone = zone.substring(database + "/zoneinfo/".length());
    }
    if (zone.isEmpty() || zone.equals("UTC")) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
