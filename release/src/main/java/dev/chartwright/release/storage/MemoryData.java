package dev.chartwright.release.storage;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.RawJson;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.yaml.YamlDecoder;
import dev.chartwright.golang.yaml.YamlException;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseCodec;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Files with releases that a {@link MemoryDriver} begins with: YAML lists of records.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cmd/root.go} (loadReleasesInMemory).
 */
public final class MemoryData {
  /** The most bytes of a file: 64 MiB. */
  public static final long LIMIT = 64L << 20;

  private static final GoType RECORDS =
      GoType.sliceOf("[]*v1.Release", GoType.pointerTo(GoType.RAW));

  private MemoryData() {}

  /**
   * Puts the releases of files into a driver, which is then in the namespace that it was in.
   *
   * @param paths with colons between, as in {@code HELM_MEMORY_DRIVER_DATA}; the empty text is one
   *     path that nobody can open, as in Helm
   * @throws ReleaseException in Helm's words if a file cannot be read
   */
  public static void load(MemoryDriver driver, String paths, String namespace, ReleaseCodec codec) {
    for (String path : paths.split(":", -1)) {
      for (Release release : releases(path, codec)) {
        driver.create(ReleaseStorage.key(release.name(), release.version()), release);
      }
    }
    driver.enter(namespace);
  }

  private static List<Release> releases(String path, ReleaseCodec codec) {
    byte[] yaml;
    try {
      if (path.isEmpty()) {
        throw failed("Unable to read memory driver dataopen : no such file or directory");
      }
      if (Os.exists(path) && Os.stat(path).size() > LIMIT) {
        throw failed(
            "Unable to read memory driver data" + path + ": more than " + LIMIT + " bytes");
      }
      yaml = Os.readFile(path);
    } catch (PathException e) {
      throw failed("Unable to read memory driver data" + e.getMessage());
    }
    List<Release> releases = new ArrayList<>();
    try {
      if (YamlDecoder.into(RECORDS).decode(yaml) instanceof List<?> records) {
        for (Object record : records) {
          if (record instanceof RawJson raw) {
            releases.add(codec.parse(GoString.bytes(raw.text())));
          }
        }
      }
    } catch (JsonException | YamlException e) {
      throw failed("Unable to unmarshal memory driver data: " + e.getMessage());
    }
    return releases;
  }

  private static ReleaseException failed(String message) {
    return ReleaseException.of(Problem.OTHER, message, null);
  }
}
