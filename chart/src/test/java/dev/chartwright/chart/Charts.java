package dev.chartwright.chart;

import dev.chartwright.chart.archive.GzipReader;
import dev.chartwright.chart.archive.TarEntry;
import dev.chartwright.chart.archive.TarReader;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Small charts for tests. */
final class Charts {
  static final String CHARTFILE = "apiVersion: v2\nname: demo\nversion: 1.0.0\n";

  private Charts() {}

  /** A file with that text. */
  static ChartFile file(String name, String text) {
    return ChartFile.of(name, text.getBytes(StandardCharsets.UTF_8), null);
  }

  /** A chart called demo with these files besides Chart.yaml: name, text, name, text. */
  static Chart chart(String... namesAndTexts) {
    List<ChartFile> files = new ArrayList<>();
    files.add(file("Chart.yaml", CHARTFILE));
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.add(file(namesAndTexts[i], namesAndTexts[i + 1]));
    }
    return ChartLoader.of(LogSink.none()).loadFiles(files);
  }

  /** Chart.yaml of a chart with that name. */
  static String chartfile(String name) {
    return CHARTFILE.replace("demo", name);
  }

  /** Writes a file and the folders above it. */
  static void write(java.nio.file.Path folder, String name, String text) {
    String path = Path.join(folder.toString(), name);
    Os.mkdirAll(Path.dir(path));
    Os.writeFile(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The headers in an archive. */
  static List<TarEntry> entries(byte[] archive) throws IOException {
    List<TarEntry> entries = new ArrayList<>();
    TarReader tar = new TarReader(GzipReader.of(new ByteArrayInputStream(archive)), 1L << 30);
    for (TarEntry entry = tar.next(); entry != null; entry = tar.next()) {
      entries.add(entry);
    }
    return entries;
  }

  /** The text of one entry of an archive. */
  static String text(byte[] archive, String name) throws IOException {
    TarReader tar = new TarReader(GzipReader.of(new ByteArrayInputStream(archive)), 1L << 30);
    for (TarEntry entry = tar.next(); entry != null; entry = tar.next()) {
      if (entry.name().equals(name)) {
        return new String(tar.readAll(entry.size()), StandardCharsets.UTF_8);
      }
    }
    throw new IllegalArgumentException("no entry " + name);
  }
}
