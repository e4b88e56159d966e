package dev.chartwright.golang.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time zones of this machine: files of the tz database, found where Go looks for them.
 *
 * <p>Immutable and thread-safe; reads a file at each call. Source: Go 1.26, time/zoneinfo_unix.go
 * and time/zoneinfo_read.go. Archives named by ZONEINFO are not read.
 *
 * <pre>{@code
 * ZoneFiles zones = ZoneFiles.ofSystem(System.getenv());
 * zones.load("Europe/Berlin");
 * zones.load("Nowhere/City");  // unknown time zone Nowhere/City
 * }</pre>
 */
public final class ZoneFiles {
  /** Where Unix systems keep the tz database. */
  public static final List<Path> SYSTEM_FOLDERS =
      List.of(
          Path.of("/usr/share/zoneinfo"),
          Path.of("/usr/share/lib/zoneinfo"),
          Path.of("/usr/lib/locale/TZ"),
          Path.of("/etc/zoneinfo"));

  private static final long MAX_BYTES = 10 << 20;

  private final List<Path> folders;
  private final @Nullable String tz;

  private ZoneFiles(List<Path> folders, @Nullable String tz) {
    this.folders = List.copyOf(folders);
    this.tz = tz;
  }

  /** The zones of the system, with the local zone that the variable TZ names. */
  public static ZoneFiles ofSystem(Map<String, String> environment) {
    return new ZoneFiles(SYSTEM_FOLDERS, environment.get("TZ"));
  }

  /**
   * The zones of other folders.
   *
   * @param tz names the local zone as the variable TZ does; null for {@code /etc/localtime}
   */
  public static ZoneFiles of(List<Path> folders, @Nullable String tz) {
    return new ZoneFiles(folders, tz);
  }

  /**
   * The zone of a name; UTC for {@code UTC} and the empty name, {@link #local} for {@code Local}.
   *
   * @throws TimeException {@code unknown time zone X}, or {@code time: invalid location name}
   */
  public Location load(String name) {
    if (name.isEmpty() || name.equals("UTC")) {
      return Location.UTC;
    }
    if (name.equals("Local")) {
      return local();
    }
    if (name.contains("..") || name.charAt(0) == '/' || name.charAt(0) == '\\') {
      throw new TimeException("time: invalid location name");
    }
    Location location = find(name);
    if (location == null) {
      throw new TimeException("unknown time zone " + name);
    }
    return location;
  }

  /** The local zone; UTC if it cannot be found. */
  public Location local() {
    if (tz == null) {
      Location location = read("Local", Path.of("/etc/localtime"));
      return location == null ? Location.UTC : location;
    }
    String name = tz.startsWith(":") ? tz.substring(1) : tz;
    Location location = null;
    if (name.startsWith("/")) {
      location = read(name.equals("/etc/localtime") ? "Local" : name, Path.of(name));
    } else if (!name.isEmpty() && !name.equals("UTC")) {
      location = find(name);
    }
    return location == null ? Location.UTC : location.asLocal();
  }

  private @Nullable Location find(String name) {
    for (Path folder : folders) {
      try {
        Location location = read(name, folder.resolve(name));
        if (location != null) {
          return location;
        }
      } catch (InvalidPathException e) {
        return null;
      }
    }
    return null;
  }

  private static @Nullable Location read(String name, Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return null;
      }
      return Location.ofTzFile(name, Files.readAllBytes(file));
    } catch (IOException | TimeException e) {
      return null;
    }
  }
}
