package dev.chartwright.release;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.json.RawJson;
import dev.chartwright.golang.time.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The chart of a release: given as a chart, or as the JSON of a record, which is decoded as late as
 * possible. Safe for several threads.
 */
final class ChartPart {
  private static final ChartPart NONE = new ChartPart(null, null, null);

  private final @Nullable RawJson json;
  private final @Nullable Location local;
  private volatile @Nullable Chart chart;
  private volatile @Nullable Metadata metadata;

  private ChartPart(@Nullable RawJson json, @Nullable Location local, @Nullable Chart chart) {
    this.json = json;
    this.local = local;
    this.chart = chart;
  }

  static ChartPart of(@Nullable Chart chart) {
    return chart == null ? NONE : new ChartPart(null, null, chart);
  }

  /** The chart in a record; not the JSON null. */
  static ChartPart of(RawJson json, Location local) {
    return new ChartPart(json, local, null);
  }

  @Nullable Chart chart() {
    Chart known = chart;
    if (known == null && json != null && local != null) {
      known = ChartReader.chart(json.text());
      chart = known;
    }
    return known;
  }

  @Nullable Metadata metadata() {
    Chart whole = chart;
    if (whole != null) {
      return whole.metadata();
    }
    Metadata known = metadata;
    if (known == null && json != null) {
      known = ChartReader.metadata(json.text());
      metadata = known;
    }
    return known;
  }

  /** The same with one more annotation. */
  ChartPart with(Map.Entry<String, String> annotation) {
    Chart whole = chart();
    if (whole == null) {
      throw new IllegalStateException("a release without chart has no place for annotations");
    }
    Map<String, String> annotations = new LinkedHashMap<>(whole.metadata().annotations());
    annotations.put(annotation.getKey(), annotation.getValue());
    return of(whole.withMetadata(whole.metadata().toBuilder().annotations(annotations).build()));
  }

  /** What stands in a record: null for no chart, else something that Json can write. */
  @Nullable Object json(Location zone) {
    if (json != null && ChartReader.isCurrent(json.text())) {
      return json;
    }
    Chart whole = chart();
    return whole == null ? null : ChartWriter.json(whole, zone);
  }
}
