package dev.chartwright.release;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.RawJson;
import dev.chartwright.golang.time.Location;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The chart of a release: given as a chart, or as the JSON of a record, which is decoded as late as
 * possible. Safe for several threads.
 */
final class ChartPart {
  private static final ChartPart NONE = new ChartPart(null, null, null);

  private final @Nullable Source source;
  private final @Nullable Location local;
  private volatile @Nullable Chart chart;
  private volatile @Nullable Metadata metadata;

  private ChartPart(@Nullable Source source, @Nullable Location local, @Nullable Chart chart) {
    this.source = source;
    this.local = local;
    this.chart = chart;
  }

  static ChartPart of(@Nullable Chart chart) {
    return chart == null ? NONE : new ChartPart(null, null, chart);
  }

  /** The chart in a record; not the JSON null. */
  static ChartPart of(RawJson json, Location local) {
    return new ChartPart(new Text(json), local, null);
  }

  /** The chart in some of a record's bytes, which are kept. */
  static ChartPart of(byte[] record, int from, int to, Location local) {
    return new ChartPart(new Bytes(record, from, to), local, null);
  }

  /** Where the JSON of a chart is. */
  private interface Source {
    RawJson json();

    Metadata metadata();
  }

  private record Text(RawJson json) implements Source {
    @Override
    public Metadata metadata() {
      return ChartReader.metadata(GoString.bytes(json.text()));
    }
  }

  /** Bytes that become a text when more is asked for than metadata. */
  private static final class Bytes implements Source {
    private final byte[] record;
    private final int from;
    private final int to;

    Bytes(byte[] record, int from, int to) {
      this.record = record;
      this.from = from;
      this.to = to;
    }

    @Override
    public RawJson json() {
      return RawJson.of(GoString.of(record, from, to - from));
    }

    @Override
    public Metadata metadata() {
      return ChartReader.metadata(Arrays.copyOfRange(record, from, to));
    }
  }

  @Nullable Chart chart() {
    Chart known = chart;
    if (known == null && source != null && local != null) {
      known = ChartReader.chart(source.json().text());
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
    if (known == null && source != null) {
      known = source.metadata();
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
    if (source != null) {
      RawJson json = source.json();
      if (ChartReader.isCurrent(json.text())) {
        return json;
      }
    }
    Chart whole = chart();
    return whole == null ? null : ChartWriter.json(whole, zone);
  }
}
