package dev.chartwright.chart;

import dev.chartwright.chart.archive.ArchiveFormatException;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.yaml.YamlException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;

/**
 * Chart archives: charts written to {@code .tgz} files, and such files unpacked.
 *
 * <p>An archive has the same tar stream and gzip header as Helm's for the same chart; where Helm's
 * order is random (several subcharts), it is sorted. Stateless and safe for use by several threads.
 *
 * <pre>{@code
 * ChartArchive.save(chart, "out", clock);              // out/demo-0.1.0.tgz
 * ChartArchive.expandFile("charts", "demo-0.1.0.tgz"); // makes charts/demo
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/util/save.go}, {@code pkg/chart/v2/util/expand.go}.
 */
public final class ChartArchive {
  private static final int MAX_PARTIAL_FILES = 100;

  private ChartArchive() {}

  /**
   * Writes {@code <name>-<version>.tgz} into a folder, which is made if it is not there. The file
   * appears whole or not at all.
   *
   * @param clock gives the time of files that have none
   * @return the path of the archive, starting with {@code folder} as it was given
   * @throws ChartException {@code chart validation: …} and other refusals of Helm's
   * @throws PathException if the file system refuses
   */
  public static String save(Chart chart, String folder, Clock clock) {
    Chart valid = validated(chart);
    String path = Path.join(folder, valid.name() + "-" + valid.metadata().version() + ".tgz");
    String parent = Path.dir(path);
    makeFolder(parent);
    refuseUnwritable(path);
    for (int attempt = 0; ; attempt++) {
      String partial = path + ".partial" + attempt;
      try {
        saveAs(valid, partial, path, clock);
        return path;
      } catch (PathException e) {
        if (!e.path().equals(partial)) {
          throw e;
        }
        // Left by a process that was killed, or being written by another one.
        if (!e.reason().equals("file exists") || attempt == MAX_PARTIAL_FILES) {
          throw PathException.of(e.op(), path, e.reason());
        }
      }
    }
  }

  private static void saveAs(Chart chart, String partial, String path, Clock clock) {
    OutputStream file = Os.createNew(partial);
    try {
      try (OutputStream out = new BufferedOutputStream(file)) {
        write(chart, out, clock);
      }
      Files.move(of(partial), of(path), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw PathException.of("write", path, e);
    } finally {
      deleteQuietly(partial);
    }
  }

  /** Helm opens the archive itself, and fails if it cannot. */
  private static void refuseUnwritable(String path) {
    if (Files.isDirectory(of(path))) {
      throw PathException.of("open", path, "is a directory");
    }
    if (Files.exists(of(path)) && !Files.isWritable(of(path))) {
      throw PathException.of("open", path, "permission denied");
    }
  }

  private static Chart validated(Chart chart) {
    try {
      return chart.withMetadata(chart.metadata().validated());
    } catch (ValidationException e) {
      throw ChartException.wrap("chart validation", e);
    }
  }

  private static void makeFolder(String folder) {
    try {
      if (!Os.stat(folder).isDirectory()) {
        throw new ChartException("is not a directory: " + folder);
      }
    } catch (PathException e) {
      if (!e.isNotExist()) {
        throw ChartException.wrap("stat " + folder, e);
      }
      Os.mkdirAll(folder);
    }
  }

  private static void deleteQuietly(String path) {
    try {
      Files.deleteIfExists(of(path));
    } catch (IOException e) {
      // Nothing more can be done; the failure that led here is reported.
    }
  }

  private static java.nio.file.Path of(String path) {
    return java.nio.file.Path.of(path);
  }

  /**
   * Writes a chart's archive to a stream, which stays the caller's to close.
   *
   * @throws ChartException if a chart's name is no base name or its schema no JSON
   * @throws IOException if the stream fails
   */
  public static void write(Chart chart, OutputStream out, Clock clock) throws IOException {
    ChartWriter.write(chart, out, clock);
  }

  /** The bytes of a chart's archive. */
  public static byte[] bytes(Chart chart, Clock clock) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(chart, out, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Reads the files of an archive, named from the chart's folder on, without looking into them; the
   * stream stays the caller's to close.
   *
   * @throws ChartException with Helm's message, if it refuses the archive
   */
  public static List<ChartFile> read(InputStream in) {
    try {
      return ArchiveFiles.read(in);
    } catch (IOException e) {
      throw new ChartException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Unpacks an archive into a new folder below {@code folder}, called as the chart is called.
   * Nothing is written outside of that, and neither links nor devices are made.
   *
   * @throws ChartException with Helm's message, if it refuses the archive or the chart's name
   * @throws PathException if the file system refuses
   */
  public static void expand(String folder, InputStream archive) {
    List<ChartFile> files = read(archive);
    String name = "";
    for (ChartFile file : files) {
      if (file.name().equals("Chart.yaml")) {
        name = chartName(file);
      }
    }
    if (name.isEmpty()) {
      throw new ChartException("chart name not specified");
    }
    if (name.equals(".") || name.equals("..")) {
      throw new ChartException("chart name " + Quote.quote(name) + " is not allowed");
    }
    if (!MetadataRules.isBaseName(name)) {
      throw new ChartException(
          "chart name " + Quote.quote(name) + " must not contain path separators");
    }
    String root = Path.clean(folder);
    String chartFolder = SecureJoin.join(root, name);
    if (chartFolder.equals(root)) {
      throw new ChartException(
          "chart name " + Quote.quote(name) + " resolves to the extraction root");
    }
    for (ChartFile file : files) {
      String target = SecureJoin.join(chartFolder, file.name());
      Os.mkdirAll(Path.dir(target));
      Os.writeFile(target, file.data());
    }
  }

  private static String chartName(ChartFile file) {
    try {
      return Metadata.read(file.data()).name();
    } catch (JsonException | YamlException e) {
      throw ChartException.wrap("cannot load Chart.yaml", e);
    }
  }

  /** {@link #expand} of an archive file. */
  public static void expandFile(String folder, String archive) {
    try (InputStream in = Os.open(archive)) {
      expand(folder, in);
    } catch (ArchiveFormatException e) {
      throw new ChartException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw PathException.of("read", archive, e);
    }
  }
}
