package dev.chartwright.release;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.Lock;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.json.RawJson;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Charts as records hold them: without subcharts. Source: Helm 4.3.1 {@code pkg/chart/v2/chart.go},
 * {@code pkg/chart/common/file.go}.
 */
final class ChartWriter {
  private ChartWriter() {}

  static JsonObject json(Chart chart, Location zone) {
    Optional<ChartFile> schema = chart.schema();
    GoTime schemaTime = time(schema.flatMap(ChartFile::modTime), zone);
    JsonObject object =
        JsonObject.create()
            .put("metadata", RawJson.of(chart.metadata().toJson()))
            .put("lock", chart.lock().map(Lock::toJson).map(RawJson::of).orElse(null))
            .put("templates", files(chart.templates(), zone))
            .put("values", values(chart))
            .put("schema", schema.map(ChartFile::data).orElse(null))
            .put("schemamodtime", schemaTime)
            .put("files", files(chart.files(), zone));
    putTime(object, time(chart.modTime(), zone));
    return object;
  }

  /** A chart without values.yaml has no values at all, unless its dependencies were processed. */
  private static @Nullable Map<String, @Nullable Object> values(Chart chart) {
    boolean none =
        chart.values().isEmpty()
            && !chart.metadata().hasDependencies()
            && chart.valuesFiles().isEmpty();
    return none ? null : chart.values();
  }

  private static @Nullable List<JsonObject> files(List<ChartFile> files, Location zone) {
    if (files.isEmpty()) {
      return null;
    }
    List<JsonObject> objects = new ArrayList<>(files.size());
    for (ChartFile file : files) {
      JsonObject object = JsonObject.create().put("name", file.name()).put("data", file.data());
      putTime(object, time(file.modTime(), zone));
      objects.add(object);
    }
    return objects;
  }

  private static void putTime(JsonObject object, GoTime time) {
    if (!time.isZero()) {
      object.put("modtime", time);
    }
  }

  private static GoTime time(Optional<Instant> instant, Location zone) {
    return instant.isPresent() ? GoTime.of(instant.get(), zone) : GoTime.ZERO;
  }
}
