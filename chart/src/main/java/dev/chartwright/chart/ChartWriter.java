package dev.chartwright.chart;

import dev.chartwright.chart.archive.GzipWriter;
import dev.chartwright.chart.archive.TarWriter;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.yaml.YamlException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a chart archive, in Helm's order: Chart.yaml, Chart.lock, values.yaml, schema,
 * templates, files, and the same again for each subchart.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/util/save.go writeTarContents}.
 */
final class ChartWriter {
  private static final int FILE_MODE = 0644;

  private final TarWriter tar;
  private final Clock clock;

  private ChartWriter(TarWriter tar, Clock clock) {
    this.tar = tar;
    this.clock = clock;
  }

  static void write(Chart chart, OutputStream out, Clock clock) throws IOException {
    try (GzipWriter gzip = new GzipWriter(out);
        TarWriter tar = new TarWriter(gzip)) {
      new ChartWriter(tar, clock).writeChart(chart, "");
    }
  }

  private void writeChart(Chart chart, String prefix) throws IOException {
    Metadata metadata = chart.metadata();
    if (!MetadataRules.isBaseName(chart.name())) {
      throw new ChartException(Quote.quote(chart.name()) + " is not a valid chart name");
    }
    String base = Path.join(prefix, chart.name());
    writeText(Path.join(base, "Chart.yaml"), metadata.toChartfile(), chart.modTime().orElse(null));
    Optional<Lock> lock = chart.lock();
    if (lock.isPresent() && metadata.apiVersion().equals(Metadata.API_V2)) {
      writeText(Path.join(base, "Chart.lock"), lockText(lock.get()), lockTime(lock.get()));
    }
    for (ChartFile values : chart.valuesFiles()) {
      writeFile(base, values);
    }
    Optional<ChartFile> schema = chart.schema();
    if (schema.isPresent()) {
      if (!Json.isValid(schema.get().data())) {
        throw new ChartException("invalid JSON in values.schema.json");
      }
      writeFile(base, schema.get());
    }
    for (ChartFile template : chart.templates()) {
      writeFile(base, template);
    }
    for (ChartFile file : chart.files()) {
      writeFile(base, withoutPins(file));
    }
    for (Chart dependency : chart.dependencies()) {
      writeChart(dependency, Path.join(base, "charts"));
    }
  }

  private static String lockText(Lock lock) {
    try {
      return lock.toYaml();
    } catch (JsonException e) {
      throw ChartException.wrap("error marshaling into JSON", e);
    }
  }

  /** Old charts keep their lock among the other files; pins are for the folder, not the archive. */
  private static ChartFile withoutPins(ChartFile file) {
    if (!file.name().equals("requirements.lock")) {
      return file;
    }
    try {
      Lock lock = Lock.read(file.data());
      return lock != null && lock.isPinned() ? file.withData(GoString.bytes(lock.toYaml())) : file;
    } catch (JsonException | YamlException e) {
      return file;
    }
  }

  private static @Nullable Instant lockTime(Lock lock) {
    return lock.generated().isZero() ? null : lock.generated().toInstant();
  }

  private void writeText(String name, String text, @Nullable Instant modTime) throws IOException {
    write(name, modTime, GoString.bytes(text));
  }

  private void writeFile(String base, ChartFile file) throws IOException {
    write(Path.join(base, file.name()), file.modTime().orElse(null), file.data());
  }

  private void write(String name, @Nullable Instant modTime, byte[] data) throws IOException {
    tar.write(name, FILE_MODE, modTime == null ? clock.instant() : modTime, data);
  }
}
