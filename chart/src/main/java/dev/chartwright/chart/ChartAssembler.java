package dev.chartwright.chart;

import dev.chartwright.chart.archive.ArchiveFormatException;
import dev.chartwright.chart.values.ValuesFile;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.yaml.YamlException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a chart of its files: reads what has a meaning, keeps the rest, and does the same with the
 * charts inside.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/loader/load.go LoadFiles}, for API version v3 {@code
 * internal/chart/v3/loader/load.go}.
 */
final class ChartAssembler {
  private static final String TEMPLATES = "templates/";
  private static final String CHARTS = "charts/";

  private final LogSink log;
  private final String defaultApiVersion;
  private final NestedBudget budget;
  private final int depth;
  private MetadataReader.Reading reading = MetadataReader.Reading.NOTHING;
  private @Nullable MetadataBuilder metadata;
  private final List<ChartFile> templates = new ArrayList<>();
  private final List<ChartFile> files = new ArrayList<>();
  private final Map<String, List<ChartFile>> subcharts = new TreeMap<>(StringOrder.BYTES);
  private @Nullable Lock lock;
  private @Nullable ChartFile schema;
  private Map<String, @Nullable Object> values = Map.of();

  private ChartAssembler(LogSink log, String defaultApiVersion, NestedBudget budget, int depth) {
    this.log = log;
    this.defaultApiVersion = defaultApiVersion;
    this.budget = budget;
    this.depth = depth;
  }

  /** The bytes that archives inside archives may still have. */
  private static final class NestedBudget {
    final long max;
    long remaining;

    NestedBudget(long max) {
      this.max = max;
      this.remaining = max;
    }
  }

  /** A chart of these files; one without an API version gets {@code defaultApiVersion}. */
  static Chart assemble(List<ChartFile> files, String defaultApiVersion, LogSink log) {
    return assemble(files, defaultApiVersion, log, ChartLimits.MAX_NESTED_BYTES);
  }

  /** The same with another limit for what archives inside archives may have together. */
  static Chart assemble(
      List<ChartFile> files, String defaultApiVersion, LogSink log, long maxNestedBytes) {
    NestedBudget budget = new NestedBudget(maxNestedBytes);
    return new ChartAssembler(log, defaultApiVersion, budget, 0).assemble(files);
  }

  private Chart assemble(List<ChartFile> raw) {
    for (ChartFile file : raw) {
      if (file.name().equals("Chart.yaml")) {
        readChartfile(file);
      }
    }
    for (ChartFile file : raw) {
      sort(file);
    }
    if (metadata == null) {
      throw new ChartException("Chart.yaml file is missing");
    }
    Metadata valid = metadata.build().validated();
    return Chart.builder(valid)
        .lock(lock)
        .values(values)
        .schema(schema)
        .templates(templates)
        .files(files)
        .raw(raw)
        .modTime(lastChartfileTime(raw))
        .dependencies(loadSubcharts(valid.name()))
        .build();
  }

  private void readChartfile(ChartFile file) {
    readOver(file);
    if (metadata().apiVersion.isEmpty()) {
      metadata().apiVersion(defaultApiVersion);
    }
  }

  /** Reads a file over the metadata that is known. */
  private void readOver(ChartFile file) {
    String apiVersion = metadata().apiVersion;
    try {
      reading = MetadataReader.over(reading, file.data());
    } catch (JsonException | YamlException e) {
      throw ChartException.wrap("cannot load " + file.name(), e);
    }
    MetadataBuilder read = reading.metadata().copy();
    metadata = read.apiVersion.isEmpty() ? read.apiVersion(apiVersion) : read;
  }

  private MetadataBuilder metadata() {
    MetadataBuilder known = metadata;
    if (known == null) {
      known = Metadata.builder();
      metadata = known;
    }
    return known;
  }

  private static @Nullable Instant lastChartfileTime(List<ChartFile> raw) {
    Instant time = null;
    for (ChartFile file : raw) {
      if (file.name().equals("Chart.yaml")) {
        time = file.modTime().orElse(null);
      }
    }
    return time;
  }

  private void sort(ChartFile file) {
    String name = file.name();
    boolean old = !defaultApiVersion.equals(Metadata.API_V3);
    switch (name) {
      case "Chart.yaml" -> {}
      case "Chart.lock" -> lock = readLock(file);
      case "values.yaml" -> values = readValues(file);
      case "values.schema.json" -> schema = file;
      default -> {
        if (old && name.equals("requirements.yaml")) {
          readRequirements(file);
        } else if (old && name.equals("requirements.lock")) {
          lock = readLock(file);
          keepForV1(
              file,
              "Warning: Dependency locking is handled in Chart.lock since apiVersion \"v2\". We recommend migrating to Chart.lock.");
        } else if (name.startsWith(TEMPLATES)) {
          templates.add(file);
        } else if (name.startsWith(CHARTS) && !Path.ext(name).equals(".prov")) {
          addSubchartFile(file);
        } else {
          files.add(file);
        }
      }
    }
  }

  private static @Nullable Lock readLock(ChartFile file) {
    try {
      return Lock.read(file.data());
    } catch (JsonException | YamlException e) {
      throw ChartException.wrap("cannot load " + file.name(), e);
    }
  }

  private static Map<String, @Nullable Object> readValues(ChartFile file) {
    try {
      return ValuesFile.parse(file.data());
    } catch (ChartException e) {
      throw ChartException.wrap("cannot load values.yaml", e);
    }
  }

  private void readRequirements(ChartFile file) {
    warnUnlessV1(
        "Warning: Dependencies are handled in Chart.yaml since apiVersion \"v2\". We recommend migrating dependencies to Chart.yaml.");
    readOver(file);
    if (metadata().apiVersion.equals(Metadata.API_V1)) {
      files.add(file);
    }
  }

  private void keepForV1(ChartFile file, String warning) {
    warnUnlessV1(warning);
    if (metadata().apiVersion.equals(Metadata.API_V1)) {
      files.add(file);
    }
  }

  private void warnUnlessV1(String warning) {
    if (!metadata().apiVersion.equals(Metadata.API_V1)) {
      log.info(warning);
    }
  }

  private void addSubchartFile(ChartFile file) {
    String name = file.name().substring(CHARTS.length());
    int slash = name.indexOf('/');
    String key = slash < 0 ? name : name.substring(0, slash);
    List<ChartFile> known = subcharts.get(key);
    if (known == null) {
      known = new ArrayList<>();
      subcharts.put(key, known);
    }
    known.add(file.withName(name));
  }

  private List<Chart> loadSubcharts(String parent) {
    List<Chart> loaded = new ArrayList<>();
    for (Map.Entry<String, List<ChartFile>> subchart : subcharts.entrySet()) {
      String name = subchart.getKey();
      if (name.startsWith("_") || name.startsWith(".")) {
        continue;
      }
      boolean packed = Path.ext(name).equals(".tgz");
      ChartFile first = subchart.getValue().get(0);
      if (packed && !first.name().equals(name)) {
        throw new ChartException(
            "error unpacking subchart tar in "
                + parent
                + ": expected "
                + name
                + ", got "
                + first.name());
      }
      try {
        List<ChartFile> inside = packed ? unpack(first) : withoutFolder(subchart.getValue());
        loaded.add(below().assemble(inside));
      } catch (IOException | ChartException e) {
        throw ChartException.wrap("error unpacking subchart " + name + " in " + parent, e);
      }
    }
    return loaded;
  }

  private ChartAssembler below() {
    if (depth == ChartLimits.MAX_DEPTH) {
      throw new ChartException("charts are nested more than " + ChartLimits.MAX_DEPTH + " deep");
    }
    return new ChartAssembler(log, defaultApiVersion, budget, depth + 1);
  }

  private List<ChartFile> unpack(ChartFile archive) throws IOException {
    List<ChartFile> inside;
    try {
      inside = ArchiveFiles.read(new ByteArrayInputStream(archive.data()));
    } catch (ArchiveFormatException e) {
      throw new ChartException(String.valueOf(e.getMessage()), e);
    }
    for (ChartFile file : inside) {
      budget.remaining -= file.data().length;
    }
    if (budget.remaining < 0) {
      throw new ChartException(
          "chart archives inside the chart have more than " + budget.max + " bytes");
    }
    return inside;
  }

  private static List<ChartFile> withoutFolder(List<ChartFile> files) {
    List<ChartFile> inside = new ArrayList<>(files.size());
    for (ChartFile file : files) {
      int slash = file.name().indexOf('/');
      if (slash >= 0) {
        inside.add(file.withName(file.name().substring(slash + 1)));
      }
    }
    return inside;
  }
}
