package dev.chartwright.release.storage;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.Location;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseCodec;
import dev.chartwright.release.ReleaseInfo;
import dev.chartwright.release.ReleaseStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Releases and surroundings for tests of storage. */
final class Releases {
  static final ReleaseCodec CODEC = ReleaseCodec.of(Location.UTC);
  static final Clock NOON = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);

  private Releases() {}

  static Release of(String name, int version, ReleaseStatus status) {
    ReleaseInfo info = ReleaseInfo.unknown().withStatus(status);
    return Release.builder(name, "shop", version, info)
        .chart(Chart.builder(Metadata.builder().name("c").version("1.0.0").build()).build())
        .manifest("kind: ConfigMap\n")
        .build();
  }

  /** With a file that cannot be packed. */
  static Release large(int version, int bytes) {
    byte[] noise = new byte[bytes];
    new Random(bytes).nextBytes(noise);
    Chart chart =
        Chart.builder(Metadata.builder().name("c").version("1.0.0").build())
            .files(
                List.of(
                    ChartFile.of("blob.bin", noise, null),
                    ChartFile.of(
                        "README.md",
                        "x".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        null)))
            .build();
    return of("web", version, ReleaseStatus.DEPLOYED).toBuilder().chart(chart).build();
  }

  /** Keeps messages and attributes of log lines. */
  static final class Log implements LogSink {
    final List<String> lines = new ArrayList<>();

    @Override
    public void log(LogRecord line) {
      lines.add(line.toString());
    }
  }
}
