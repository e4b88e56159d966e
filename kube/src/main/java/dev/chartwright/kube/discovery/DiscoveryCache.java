package dev.chartwright.kube.discovery;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.os.AtomicFile;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server is known to know, kept in files for six hours and shared with helm and kubectl.
 *
 * <p>A file that cannot be read or written is as good as none. Source: client-go 0.37 {@code
 * discovery/cached/disk/cached_discovery.go}; its files, byte for byte.
 */
public final class DiscoveryCache {
  private static final long LIFE_MILLIS = 6L * 60 * 60 * 1000;
  private static final long LARGEST_FILE = 16L << 20;
  private static final String FILE_MODE = "rw-rw----";

  private final @Nullable Path folder;
  private final Clock clock;

  private DiscoveryCache(@Nullable Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * The files for one server.
   *
   * @param parent such as {@code ~/.kube/cache/discovery}; empty to keep nothing
   * @param server the server's URL
   */
  public static DiscoveryCache of(String parent, String server, Clock clock) {
    return new DiscoveryCache(parent.isEmpty() ? null : Path.of(parent, name(server)), clock);
  }

  /** The server's name as a folder. */
  static String name(String server) {
    int scheme = server.indexOf("://");
    String host = scheme < 0 ? server : server.substring(scheme + 3);
    StringBuilder name = new StringBuilder(host.length());
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean kept =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "_/.()".indexOf(c) >= 0;
      name.append(kept ? c : '_');
    }
    return name.toString();
  }

  /** The kinds of a version; null if they are not kept. */
  @Nullable List<ApiResource> resources(String apiVersion) {
    Path place = folder;
    if (place == null || apiVersion.isEmpty() || apiVersion.contains("..")) {
      return null;
    }
    try {
      Path file = place.resolve(apiVersion).resolve("serverresources.json");
      if (clock.millis() > Files.getLastModifiedTime(file).toMillis() + LIFE_MILLIS
          || Files.size(file) > LARGEST_FILE) {
        return null;
      }
      return DiscoveryJson.readResources(KubeObject.parse(Files.readAllBytes(file)));
    } catch (IOException | KubeException e) {
      return null;
    }
  }

  /** Keeps what a server knows. */
  void write(Catalog catalog) {
    Path place = folder;
    if (place == null || catalog.groups().isEmpty()) {
      return;
    }
    try {
      write(place.resolve("servergroups.json"), DiscoveryFiles.groups(catalog.groups()));
      for (Map.Entry<String, List<ApiResource>> each : catalog.resources().entrySet()) {
        if (!each.getValue().isEmpty() && !each.getKey().contains("..")) {
          write(
              place.resolve(each.getKey()).resolve("serverresources.json"),
              DiscoveryFiles.resources(each.getKey(), each.getValue()));
        }
      }
    } catch (IOException e) {
      // Next time the server is asked again.
    }
  }

  private void write(Path file, JsonObject content) throws IOException {
    byte[] text = (Json.marshal(content) + "\n").getBytes(StandardCharsets.UTF_8);
    FileTime now = FileTime.fromMillis(clock.millis());
    if (Files.isRegularFile(file)
        && Files.size(file) == text.length
        && Arrays.equals(Files.readAllBytes(file), text)) {
      Files.setLastModifiedTime(file, now);
      return;
    }
    Path parent = file.getParent();
    if (parent == null) {
      return;
    }
    Files.createDirectories(parent);
    Path temporary = Files.createTempFile(parent, file.getFileName() + ".", "");
    try {
      Files.write(temporary, text);
      AtomicFile.publish(temporary, file, FILE_MODE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
