package dev.chartwright.chart;

import dev.chartwright.chart.archive.GzipReader;
import dev.chartwright.chart.archive.TarEntry;
import dev.chartwright.chart.archive.TarReader;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strconv.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The files in a chart archive, without the folder that they lie in, after every check of their
 * names and sizes.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/loader/archive/archive.go LoadArchiveFiles}.
 */
final class ArchiveFiles {
  private ArchiveFiles() {}

  /**
   * Reads all files.
   *
   * @throws dev.chartwright.chart.archive.ArchiveFormatException if the stream is no gzipped tar
   *     stream
   * @throws ChartException if Helm refuses a name or the size
   */
  static List<ChartFile> read(InputStream in) throws IOException {
    return read(in, name -> true);
  }

  /**
   * Reads the files whose content {@code keeps} asks for; the others are checked and counted in the
   * same way, but come out empty.
   */
  static List<ChartFile> read(InputStream in, Predicate<String> keeps) throws IOException {
    List<ChartFile> files = new ArrayList<>();
    try (GzipReader unzipped = GzipReader.of(in)) {
      TarReader tar = new TarReader(unzipped, ChartLimits.MAX_STREAM_BYTES);
      long remaining = ChartLimits.MAX_CHART_BYTES;
      for (TarEntry entry = tar.next(); entry != null; entry = tar.next()) {
        if (entry.isDirectory() || entry.isExtendedHeader()) {
          continue;
        }
        String name = nameInChart(entry.name());
        if (entry.size() > remaining) {
          throw tooLarge();
        }
        byte[] data = new byte[0];
        long length;
        if (keeps.test(name)) {
          data = tar.readAll(entry.size());
          length = data.length;
        } else {
          length = tar.passOver(entry.size());
        }
        remaining -= length;
        if (length < entry.size() || remaining <= 0) {
          throw tooLarge();
        }
        if (files.size() == ChartLimits.MAX_FILES) {
          throw new ChartException(
              "chart archive has more than " + ChartLimits.MAX_FILES + " files");
        }
        files.add(ChartFile.of(name, withoutBom(data), entry.modTime()));
      }
    }
    if (files.isEmpty()) {
      throw new ChartException("no files in chart archive");
    }
    return files;
  }

  /** The name without its first folder, if it stays inside the chart. */
  private static String nameInChart(String name) {
    char delimiter = name.indexOf('\\') >= 0 ? '\\' : '/';
    int first = name.indexOf(delimiter);
    String inside = first < 0 ? "" : name.substring(first + 1).replace(delimiter, '/');
    if (inside.startsWith("/")) {
      throw new ChartException("chart illegally contains absolute paths");
    }
    inside = Path.clean(inside);
    if (inside.equals(".")) {
      throw new ChartException(
          "chart illegally contains content outside the base directory: " + Quote.quote(name));
    }
    if (inside.startsWith("..")) {
      throw new ChartException("chart illegally references parent directory");
    }
    if (hasDriveLetter(inside)) {
      throw new ChartException("chart contains illegally named files");
    }
    if (first == "Chart.yaml".length() && name.startsWith("Chart.yaml")) {
      throw new ChartException("chart yaml not in base directory");
    }
    return inside;
  }

  private static boolean hasDriveLetter(String name) {
    if (name.length() < 3 || name.charAt(1) != ':' || name.charAt(2) != '/') {
      return false;
    }
    char c = name.charAt(0);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** The bytes without a UTF-8 byte order mark at their start. */
  static byte[] withoutBom(byte[] data) {
    boolean marked =
        data.length >= 3
            && data[0] == (byte) 0xef
            && data[1] == (byte) 0xbb
            && data[2] == (byte) 0xbf;
    return marked ? Arrays.copyOfRange(data, 3, data.length) : data;
  }

  private static ChartException tooLarge() {
    return new ChartException(
        "decompressed chart is larger than the maximum size " + ChartLimits.MAX_CHART_BYTES);
  }
}
