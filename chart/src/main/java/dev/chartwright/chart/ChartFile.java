package dev.chartwright.chart;

import dev.chartwright.golang.GoString;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of a chart: its name relative to the chart's folder, its bytes, and when it was last
 * changed.
 *
 * <p>Immutable as long as nobody writes into the array from {@link #data()}, which is not copied:
 * charts may have 100 MiB.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/common/file.go}.
 */
public final class ChartFile {
  private final String name;
  private final byte[] data;
  private final @Nullable Instant modTime;

  private ChartFile(String name, byte[] data, @Nullable Instant modTime) {
    this.name = name;
    this.data = data;
    this.modTime = modTime;
  }

  /**
   * A file with this name and content.
   *
   * @param name with {@code /} between folders
   * @param modTime null when it is not known; saving then takes the time of saving
   */
  public static ChartFile of(String name, byte[] data, @Nullable Instant modTime) {
    return new ChartFile(name, data, modTime);
  }

  /** The name relative to the chart's folder, with {@code /} between folders; a Go string. */
  public String name() {
    return name;
  }

  /** The content itself, not a copy; not to be written to. */
  public byte[] data() {
    return data;
  }

  /** The content as a Go string: bytes that are not UTF-8 are kept as escapes. */
  public String text() {
    return GoString.of(data);
  }

  /** When the file was last changed; empty when not known. */
  public Optional<Instant> modTime() {
    return Optional.ofNullable(modTime);
  }

  /** The same content under another name. */
  public ChartFile withName(String name) {
    return new ChartFile(name, data, modTime);
  }

  /** The same name with other content. */
  public ChartFile withData(byte[] data) {
    return new ChartFile(name, data, modTime);
  }

  /** The same file, changed at another time. */
  public ChartFile withModTime(Instant modTime) {
    return new ChartFile(name, data, modTime);
  }

  @Override
  public String toString() {
    return name + " (" + data.length + " bytes)";
  }
}
