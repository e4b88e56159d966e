package dev.chartwright.golang.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.Vectors;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimeVectorsTest {
  static ZoneFiles zones(String tz) throws URISyntaxException {
    var folder = Objects.requireNonNull(TimeVectorsTest.class.getResource("/zoneinfo"));
    return ZoneFiles.of(List.of(Path.of(folder.toURI())), tz);
  }

  static Stream<Vectors.Row> moments() {
    return Vectors.rows("dates.jsonl.gz", "time.date");
  }

  static Stream<Vectors.Row> texts() {
    return Vectors.rows("dates.jsonl.gz", "time.parse");
  }

  static Stream<Vectors.Row> durations() {
    return Vectors.rows("dates.jsonl.gz", "time.duration");
  }

  @ParameterizedTest
  @MethodSource("moments")
  void momentsAreWrittenAsGoWritesThem(Vectors.Row row) throws URISyntaxException {
    String got;
    try {
      GoTime moment = GoTime.parse(Layout.RFC3339_NANO, row.text("instant"));
      Location zone = zones("UTC").load(row.text("zone"));
      got = moment.in(zone).format(row.text("layout"));
    } catch (TimeException e) {
      assertThat(e.getMessage()).isEqualTo(row.want().text("error"));
      return;
    }
    assertThat(got).isEqualTo(row.want().text("text"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textsAreReadAsGoReadsThem(Vectors.Row row) throws URISyntaxException {
    Vectors.Row want = row.want();
    GoTime time;
    try {
      Location zone = zones("UTC").load(row.text("zone"));
      time = GoTime.parse(row.text("layout"), row.text("text"), zone);
    } catch (TimeException e) {
      assertThat(e.getMessage()).isEqualTo(want.text("error"));
      return;
    }
    assertThat(time.format(Layout.RFC3339_NANO)).isEqualTo(want.text("text"));
    assertThat(time).hasToString(want.text("string"));
    assertThat(Long.toString(time.epochSecond())).isEqualTo(want.text("unix"));
  }

  @ParameterizedTest
  @MethodSource("durations")
  void durationsAreReadAndWrittenAsGoDoes(Vectors.Row row) {
    Vectors.Row want = row.want();
    GoDuration duration;
    try {
      duration = GoDuration.parse(row.text("text"));
    } catch (TimeException e) {
      assertThat(e.getMessage()).isEqualTo(want.text("error"));
      return;
    }
    assertThat(Long.toString(duration.nanos())).isEqualTo(want.text("nanos"));
    assertThat(duration).hasToString(want.text("string"));
  }
}
