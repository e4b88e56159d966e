package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseInfo;
import dev.chartwright.release.ReleaseStatus;
import dev.chartwright.release.storage.ReleaseDriver;
import dev.chartwright.release.storage.ReleaseStorage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records in a map, for reading only. */
final class StoredReleases implements ReleaseDriver {
  /** Takes what nobody looks at. */
  static final LogSink QUIET =
      new LogSink() {
        @Override
        public void log(LogRecord record) {
          // Nobody looks.
        }
      };

  private final Map<String, Release> records = new LinkedHashMap<>();

  /** Adds a revision of a chart {@code demo-1.2.3}, deployed at that second of the epoch. */
  StoredReleases add(String name, String namespace, int version, ReleaseStatus status, long time) {
    return add(name, namespace, version, status, time, Map.of());
  }

  StoredReleases add(
      String name,
      String namespace,
      int version,
      ReleaseStatus status,
      long time,
      Map<String, String> labels) {
    GoTime deployed = GoTime.ofUnix(time, 0, Location.UTC);
    ReleaseInfo info =
        new ReleaseInfo(deployed, deployed, GoTime.ZERO, "Install complete", status, 0, "");
    Chart chart =
        Chart.builder(Metadata.builder().apiVersion("v2").name("demo").version("1.2.3").build())
            .build();
    records.put(
        namespace + "/" + ReleaseStorage.key(name, version),
        Release.builder(name, namespace, version, info).chart(chart).labels(labels).build());
    return this;
  }

  @Override
  public String name() {
    return "Test";
  }

  @Override
  public Release get(String key) {
    for (Map.Entry<String, Release> each : records.entrySet()) {
      if (each.getKey().endsWith("/" + key)) {
        return each.getValue();
      }
    }
    throw ReleaseException.notFound();
  }

  @Override
  public List<Release> list() {
    return new ArrayList<>(records.values());
  }

  @Override
  public List<Release> query(Map<String, String> labels) {
    List<Release> found = new ArrayList<>();
    for (Release each : records.values()) {
      if (each.name().equals(labels.get("name"))) {
        found.add(each);
      }
    }
    if (found.isEmpty()) {
      throw ReleaseException.notFound();
    }
    return found;
  }

  @Override
  public void create(String key, Release release) {
    records.put(key, release);
  }

  @Override
  public void update(String key, Release release) {
    records.put(key, release);
  }

  @Override
  public Release delete(String key) {
    throw ReleaseException.notFound();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
