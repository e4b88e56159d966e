package dev.chartwright.chart;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.golang.yaml.YamlException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the folder of a new chart: {@code helm create}.
 *
 * <p>The files of a new chart are Helm's own, byte for byte; they lie beside this class as
 * resources. Stateless and safe for use by several threads.
 *
 * <pre>{@code
 * ChartCreator.create("demo", ".", warning -> {}); // /home/me/demo
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/util/create.go}.
 */
public final class ChartCreator {
  /** The most bytes that the name of a new chart may have. */
  public static final int MAX_NAME_BYTES = 250;

  private static final String PLACEHOLDER = "<CHARTNAME>";

  private static final String[] FILES = {
    "Chart.yaml",
    "values.yaml",
    ".helmignore",
    "templates/ingress.yaml",
    "templates/httproute.yaml",
    "templates/deployment.yaml",
    "templates/service.yaml",
    "templates/serviceaccount.yaml",
    "templates/hpa.yaml",
    "templates/NOTES.txt",
    "templates/_helpers.tpl",
    "templates/tests/test-connection.yaml"
  };

  private ChartCreator() {}

  /**
   * Makes a chart with Helm's default files below {@code folder}, which must be there.
   *
   * @param warnings gets a line for each file that was there and is overwritten
   * @return the absolute path of the chart's folder
   * @throws ChartException if the name is not allowed or a file is in the way
   * @throws PathException if the file system refuses
   */
  public static String create(String name, String folder, Consumer<String> warnings) {
    checkName(name);
    String parent = Os.abs(folder);
    if (!Os.stat(parent).isDirectory()) {
      throw new ChartException("no such directory " + parent);
    }
    String chart = Path.join(parent, name);
    refuseFile(chart);
    for (String file : FILES) {
      String path = Path.join(chart, file);
      if (Os.exists(path)) {
        warnings.accept("WARNING: File " + Quote.quote(path) + " already exists. Overwriting.");
      }
      writeFile(path, GoString.bytes(resource(file).replace(PLACEHOLDER, name)));
    }
    Os.mkdirAll(Path.join(chart, "charts"));
    return chart;
  }

  /**
   * Makes a chart from another one, the starter: {@code <CHARTNAME>} in its templates and values
   * becomes the name, and its metadata is replaced.
   *
   * @param metadata of the new chart; its name is the name of the folder
   * @param folder the folder in which the chart's folder is made
   * @param starter the path of a chart
   * @param clock gives the time of packed subcharts' files that have none
   * @throws ChartException {@code could not load …}, or if a file is in the way
   * @throws PathException if the file system refuses
   */
  public static void createFrom(
      Metadata metadata, String folder, String starter, LogSink log, Clock clock) {
    Chart loaded;
    try {
      loaded = ChartLoader.of(log).load(starter);
    } catch (ChartException | PathException e) {
      throw ChartException.wrap("could not load " + starter, e);
    }
    String name = metadata.name();
    checkValues(loaded, name);
    List<ChartFile> raw = new ArrayList<>();
    for (ChartFile file : loaded.raw()) {
      raw.add(file.name().equals("values.yaml") ? transform(file, name) : file);
    }
    List<ChartFile> templates = new ArrayList<>();
    for (ChartFile template : loaded.templates()) {
      templates.add(transform(template, name));
    }
    saveFolder(
        loaded.toBuilder().metadata(metadata).templates(templates).raw(raw).build(), folder, clock);
  }

  /** Helm also puts the name into the values that it read, and fails if they are no YAML then. */
  private static void checkValues(Chart starter, String name) {
    String values = Yaml.marshal(starter.values());
    if (!values.contains(PLACEHOLDER)) {
      return;
    }
    try {
      Yaml.toJsonMap(values.replace(PLACEHOLDER, name));
    } catch (YamlException e) {
      throw ChartException.wrap("transforming values file", e);
    }
  }

  private static ChartFile transform(ChartFile file, String name) {
    return file.withData(GoString.bytes(file.text().replace(PLACEHOLDER, name)));
  }

  /** Writes a chart's files into a folder called like it, its subcharts as archives. */
  private static void saveFolder(Chart chart, String parent, Clock clock) {
    if (!MetadataRules.isBaseName(chart.name())) {
      throw new ChartException(Quote.quote(chart.name()) + " is not a valid chart name");
    }
    String folder = Path.join(parent, chart.name());
    refuseFile(folder);
    Os.mkdirAll(folder);
    Os.writeFile(Path.join(folder, "Chart.yaml"), GoString.bytes(chart.metadata().toChartfile()));
    for (ChartFile values : chart.valuesFiles()) {
      writeFile(Path.join(folder, values.name()), values.data());
    }
    chart.schema().ifPresent(schema -> writeFile(Path.join(folder, schema.name()), schema.data()));
    for (ChartFile template : chart.templates()) {
      writeFile(Path.join(folder, template.name()), template.data());
    }
    for (ChartFile file : chart.files()) {
      writeFile(Path.join(folder, file.name()), file.data());
    }
    for (Chart dependency : chart.dependencies()) {
      try {
        ChartArchive.save(dependency, Path.join(folder, "charts"), clock);
      } catch (ChartException | PathException e) {
        throw ChartException.wrap("saving " + dependency.fullPath(), e);
      }
    }
  }

  private static void refuseFile(String path) {
    if (Os.exists(path) && !Os.stat(path).isDirectory()) {
      throw new ChartException("file " + path + " already exists and is not a directory");
    }
  }

  private static void writeFile(String path, byte[] content) {
    Os.mkdirAll(Path.dir(path));
    Os.writeFile(path, content);
  }

  private static String resource(String file) {
    try (InputStream in = ChartCreator.class.getResourceAsStream("starter/" + file)) {
      if (in == null) {
        throw new IllegalStateException("resource starter/" + file + " is missing from the jar");
      }
      return GoString.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checkName(String name) {
    if (name.isEmpty() || GoString.length(name) > MAX_NAME_BYTES) {
      throw new ChartException(
          "chart name must be between 1 and " + MAX_NAME_BYTES + " characters");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean legal =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '_'
              || c == '-';
      if (!legal) {
        throw new ChartException(
            "chart name must match the regular expression \"^[a-zA-Z0-9._-]+$\"");
      }
    }
  }
}
