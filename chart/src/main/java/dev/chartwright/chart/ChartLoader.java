package dev.chartwright.chart;

import dev.chartwright.chart.archive.ArchiveFormatException;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.yaml.YamlException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Predicate;

/**
 * Loads charts from folders, archives and streams, with Helm's limits and messages.
 *
 * <p>Helm has two loaders that word some failures differently: one for charts of API version v1 and
 * v2, behind {@code show}, {@code push}, {@code pull} and {@code dependency} ({@link #load}), and
 * one that looks at the API version first, behind {@code template}, {@code install}, {@code
 * upgrade} and {@code package} ({@link #loadAnyVersion}).
 *
 * <p>Paths are strings because they come back in messages as they were given; relative ones start
 * at the process's working directory. What Helm logs (links followed, old requirements files) goes
 * to the sink. Limits are in {@link ChartLimits}. Failures are {@link ChartException}, {@link
 * ValidationException} and {@link PathException}. Immutable and safe for use by several threads if
 * the sink is.
 *
 * <pre>{@code
 * ChartLoader.of(LogSink.none()).load("values.yaml");
 * // ChartException: file 'values.yaml' seems to be a YAML file, but expected a gzipped archive
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/loader}, {@code pkg/chart/loader}.
 */
public final class ChartLoader {
  private static final int SNIFFED_BYTES = 512;

  private final LogSink log;

  private ChartLoader(LogSink log) {
    this.log = log;
  }

  /** A loader that tells {@code log} what Helm would log. */
  public static ChartLoader of(LogSink log) {
    return new ChartLoader(log);
  }

  /** Loads a v1 or v2 chart from a folder or an archive. */
  public Chart load(String path) {
    return Os.stat(path).isDirectory() ? loadDir(path) : loadFile(path);
  }

  /** Loads a v1 or v2 chart from a folder. */
  public Chart loadDir(String path) {
    return ChartAssembler.assemble(folder(path), Metadata.API_V1, log);
  }

  /**
   * Loads a v1 or v2 chart from a folder or an archive with every check that {@link #load} makes,
   * but without what says nothing about the chart: the content of an archive's templates and other
   * files is empty. An archive of any size takes little memory.
   */
  public Chart scan(String path) {
    return Os.stat(path).isDirectory()
        ? loadDir(path)
        : assemble(path, archive(path, false, ChartLoader::describesTheChart), Metadata.API_V1);
  }

  /**
   * Loads a v1 or v2 chart from a gzipped tar stream as {@link #scan} does; the stream stays the
   * caller's to close.
   *
   * @throws ChartException also when the stream itself fails
   */
  public Chart scanArchive(InputStream in) {
    try {
      return ChartAssembler.assemble(
          ArchiveFiles.read(in, ChartLoader::describesTheChart), Metadata.API_V1, log);
    } catch (IOException e) {
      throw new ChartException(String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean describesTheChart(String name) {
    String base = name.substring(name.lastIndexOf('/') + 1);
    return switch (base) {
      case "Chart.yaml",
          "Chart.lock",
          "values.yaml",
          "values.schema.json",
          "requirements.yaml",
          "requirements.lock" ->
          true;
      default -> name.startsWith("charts/") && name.endsWith(".tgz");
    };
  }

  /** Loads a v1 or v2 chart from an archive file. */
  public Chart loadFile(String path) {
    return assemble(path, archive(path, false), Metadata.API_V1);
  }

  /**
   * Loads a v1 or v2 chart from a gzipped tar stream, which stays the caller's to close.
   *
   * @throws ChartException also when the stream itself fails
   */
  public Chart loadArchive(InputStream in) {
    try {
      return ChartAssembler.assemble(ArchiveFiles.read(in), Metadata.API_V1, log);
    } catch (IOException e) {
      throw new ChartException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Loads a v1 or v2 chart from the bytes of an archive. */
  public Chart loadArchive(byte[] archive) {
    return loadArchive(new ByteArrayInputStream(archive));
  }

  /** Makes a v1 or v2 chart of files that were read before, named from the chart's folder on. */
  public Chart loadFiles(List<ChartFile> files) {
    return ChartAssembler.assemble(files, Metadata.API_V1, log);
  }

  /** Loads a chart of any API version; it is the caller's to refuse v3. */
  public Chart loadAnyVersion(String path) {
    return Os.stat(path).isDirectory() ? loadDirAnyVersion(path) : loadFileAnyVersion(path);
  }

  /** Loads a chart of any API version from a folder; it is the caller's to refuse v3. */
  public Chart loadDirAnyVersion(String path) {
    String name = Path.join(Os.abs(path), "Chart.yaml");
    byte[] chartfile;
    try {
      chartfile = Os.readFile(name);
    } catch (PathException e) {
      throw ChartException.wrap("unable to detect chart at " + name, e);
    }
    String defaultApiVersion = detect(chartfile);
    // Helm loads by the path again, which may name something else by then.
    return ChartAssembler.assemble(folder(path), defaultApiVersion, log);
  }

  /** Loads a chart of any API version from an archive file; it is the caller's to refuse v3. */
  public Chart loadFileAnyVersion(String path) {
    List<ChartFile> files = archive(path, true);
    for (ChartFile file : files) {
      if (file.name().equals("Chart.yaml")) {
        return assemble(path, files, detect(file.data()));
      }
    }
    throw new ChartException("unable to detect chart version, no Chart.yaml found");
  }

  /**
   * The API version that a chart has if it names none: that of the loader that its Chart.yaml asks
   * for.
   */
  private static String detect(byte[] chartfile) {
    String apiVersion;
    try {
      apiVersion = MetadataReader.apiVersion(chartfile);
    } catch (JsonException | YamlException e) {
      throw ChartException.wrap("cannot load Chart.yaml", e);
    }
    return switch (apiVersion) {
      case "", Metadata.API_V1, Metadata.API_V2 -> Metadata.API_V1;
      case Metadata.API_V3 -> Metadata.API_V3;
      default -> throw new ChartException("unsupported chart version");
    };
  }

  private List<ChartFile> folder(String path) {
    return ChartFolder.read(Os.abs(path), log);
  }

  private static List<ChartFile> archive(String path, boolean anyVersion) {
    return archive(path, anyVersion, name -> true);
  }

  private static List<ChartFile> archive(String path, boolean anyVersion, Predicate<String> keeps) {
    if (Os.stat(path).isDirectory()) {
      throw new ChartException("cannot load a directory");
    }
    try (InputStream sniffed = Os.open(path)) {
      ensureArchive(path, sniffed);
    } catch (IOException e) {
      throw ChartException.wrap(
          "file '" + path + "' cannot be read", PathException.of("read", path, e));
    }
    try (InputStream in = Os.open(path)) {
      return ArchiveFiles.read(in, keeps);
    } catch (ArchiveFormatException e) {
      if (e.isGzipHeader()) {
        throw invalidFile(path, e);
      }
      throw anyVersion ? unableToLoad(e) : new ChartException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw anyVersion ? unableToLoad(e) : PathException.of("read", path, e);
    } catch (ChartException e) {
      throw anyVersion ? unableToLoad(e) : e;
    }
  }

  /** Helm blames the archive itself for a subchart's archive that is not gzipped. */
  private Chart assemble(String path, List<ChartFile> files, String defaultApiVersion) {
    try {
      return ChartAssembler.assemble(files, defaultApiVersion, log);
    } catch (ChartException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof ArchiveFormatException format && format.isGzipHeader()) {
          throw invalidFile(path, e);
        }
      }
      throw e;
    }
  }

  private static ChartException invalidFile(String path, Exception cause) {
    return new ChartException(
        "file '"
            + path
            + "' does not appear to be a valid chart file (details: "
            + cause.getMessage()
            + ")",
        cause);
  }

  private static ChartException unableToLoad(Exception cause) {
    return new ChartException("unable to load chart archive", cause);
  }

  /**
   * Refuses a file that does not start as a gzip stream does, with a word on what it looks like.
   */
  private static void ensureArchive(String path, InputStream in) throws IOException {
    byte[] start = new byte[SNIFFED_BYTES];
    in.readNBytes(start, 0, start.length);
    if (start[0] == 0x1f && start[1] == (byte) 0x8b && start[2] == 8) {
      return;
    }
    String type = ContentSniffer.contentType(start);
    if (type.equals("application/x-gzip")) {
      return;
    }
    if (path.endsWith(".yml") || path.endsWith(".yaml")) {
      throw new ChartException(
          "file '" + path + "' seems to be a YAML file, but expected a gzipped archive");
    }
    throw new ChartException(
        "file '" + path + "' does not appear to be a gzipped archive; got '" + type + "'");
  }
}
