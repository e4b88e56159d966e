package dev.chartwright.golang.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonStruct;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTimeTest {
  @Test
  void timesAreShownWhereTheyAre() throws Exception {
    Location berlin = TimeVectorsTest.zones(null).load("Europe/Berlin");
    GoTime time = GoTime.of(Instant.parse("2021-07-04T15:06:07.5Z"), berlin);
    assertThat(time).hasToString("2021-07-04 17:06:07.5 +0200 CEST");
    assertThat(time.utc()).hasToString("2021-07-04 15:06:07.5 +0000 UTC");
    assertThat(time.toInstant()).isEqualTo(Instant.parse("2021-07-04T15:06:07.5Z"));
    // The hour that summer time leaves out and the one that comes twice.
    assertThat(GoTime.of(2021, 3, 28, 2, 30, 0, 0, berlin))
        .hasToString("2021-03-28 03:30:00 +0200 CEST");
    assertThat(GoTime.of(2021, 10, 31, 2, 30, 0, 0, berlin))
        .hasToString("2021-10-31 02:30:00 +0100 CET");
    // Long after the last change that the file records.
    assertThat(GoTime.of(2500, 7, 1, 0, 0, 0, 0, berlin))
        .hasToString("2500-07-01 00:00:00 +0200 CEST");
  }

  @Test
  void jsonHasTheTimeWithNanosecondsOrRefuses() {
    GoTime time = GoTime.parse(Layout.RFC3339, "2021-03-04T05:06:07.089012345+01:00");
    assertThat(Json.marshal(Map.of("t", time)))
        .isEqualTo("{\"t\":\"2021-03-04T05:06:07.089012345+01:00\"}");
    GoTime late = GoTime.of(10000, 1, 1, 0, 0, 0, 0, Location.UTC);
    assertThatThrownBy(() -> Json.marshal(late))
        .isInstanceOf(JsonException.class)
        .hasMessage(
            "json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: year outside of"
                + " range [0,9999]");
    GoType struct = GoType.struct("x.S").field("created", GoTime.JSON_TYPE).build();
    byte[] text = "{\"created\":\"2021-03-04T05:06:07Z\"}".getBytes(StandardCharsets.UTF_8);
    JsonStruct read = (JsonStruct) JsonDecoder.into(struct).decode(text);
    assertThat(read.get("created")).hasToString("2021-03-04 05:06:07 +0000 UTC");
    assertThatThrownBy(() -> GoTime.unmarshalJson("5"))
        .hasMessage("Time.UnmarshalJSON: input is not a JSON string");
    assertThatThrownBy(() -> GoTime.unmarshalJson("\"x\""))
        .hasMessage(
            "parsing time \"x\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"x\" as \"2006\"");
  }

  @Test
  void aTimeInJsonIsInTheLocalZoneIfItsOffsetIsInEffectThere() {
    Location local = Location.fixed("CET", 3600);
    assertThat(GoTime.unmarshalJson("\"2021-03-04T05:06:07+01:00\"", local))
        .hasToString("2021-03-04 05:06:07 +0100 CET");
    assertThat(GoTime.unmarshalJson("\"2021-03-04T05:06:07+02:00\"", local))
        .hasToString("2021-03-04 05:06:07 +0200 +0200");
  }

  @Test
  void datesFlowOver() {
    GoTime time = GoTime.of(2024, 14, 0, 25, -1, 61, -1, Location.UTC);
    assertThat(time).hasToString("2025-02-01 01:00:00.999999999 +0000 UTC");
    assertThat(GoTime.parse("2006-01-02", "2024-01-31").plusDate(0, 1, 0))
        .hasToString("2024-03-02 00:00:00 +0000 UTC");
    assertThat(GoTime.ZERO.isZero()).isTrue();
    assertThat(GoTime.ZERO).hasToString("0001-01-01 00:00:00 +0000 UTC");
  }

  @Test
  void durationsLieBetweenTimes() {
    GoTime a = GoTime.ofUnix(100, 5, Location.UTC);
    GoTime b = a.plus(GoDuration.parse("-1.5s"));
    assertThat(b.epochSecond()).isEqualTo(98);
    assertThat(b.nano()).isEqualTo(500_000_005);
    assertThat(a.minus(b)).isEqualTo(GoDuration.parse("1.5s"));
    assertThat(a).isGreaterThan(b);
    assertThat(a.minus(GoTime.ZERO).nanos()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "1h30m,1h,2h0m0s,1h0m0s",
    "-90m,1h,-2h0m0s,-1h0m0s",
    "1.4s,1s,1s,1s",
    "5s,0s,5s,5s",
    "1µs,1ms,0s,0s"
  })
  void durationsRoundToMultiples(String text, String multiple, String rounded, String truncated) {
    GoDuration duration = GoDuration.parse(text);
    GoDuration unit = GoDuration.parse(multiple);
    assertThat(duration.round(unit)).hasToString(rounded);
    assertThat(duration.truncate(unit)).hasToString(truncated);
  }

  @Test
  void theLocalZoneIsThatOfTz() throws Exception {
    assertThat(TimeVectorsTest.zones(":Asia/Tokyo").local().name()).isEqualTo("Asia/Tokyo");
    assertThat(TimeVectorsTest.zones("").local()).isSameAs(Location.UTC);
    assertThat(TimeVectorsTest.zones("No/Where").local()).isSameAs(Location.UTC);
    assertThatThrownBy(() -> TimeVectorsTest.zones("").load("../x"))
        .hasMessage("time: invalid location name");
    assertThatThrownBy(() -> Location.ofTzFile("x", new byte[] {1, 2, 3}))
        .hasMessage("malformed time zone information");
    assertThat(ZoneFiles.of(List.of(), "Local").load("UTC")).isSameAs(Location.UTC);
  }

  @Test
  void damagedZoneFilesAreRefused() throws Exception {
    byte[] file = TimeVectorsTest.class.getResourceAsStream("/zoneinfo/CET").readAllBytes();
    for (int length = 0; length < file.length; length += 7) {
      byte[] cut = java.util.Arrays.copyOf(file, length);
      try {
        assertThat(Location.ofTzFile("CET", cut).name()).isEqualTo("CET");
      } catch (TimeException e) {
        assertThat(e).hasMessage("malformed time zone information");
      }
    }
  }

  @Test
  void aMonotonicReadingShowsInTheTextOnly() {
    GoTime time = GoTime.ofUnix(0, 0, Location.UTC).withMonotonic(394_807_653);
    assertThat(time).hasToString("1970-01-01 00:00:00 +0000 UTC m=+0.394807653");
    assertThat(time.plus(GoDuration.of(-GoDuration.SECOND)))
        .hasToString("1969-12-31 23:59:59 +0000 UTC m=-0.605192347");
    assertThat(time.utc()).hasToString("1970-01-01 00:00:00 +0000 UTC");
    assertThat(time.format(Layout.RFC3339)).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(time.plus(GoDuration.of(Long.MAX_VALUE)).toString()).doesNotContain("m=");
  }

  @Test
  void timesBeforeTheFirstYearOfGoComeAfterItsLast() {
    assertThat(GoTime.ofUnix(Long.MIN_VALUE, 0, Location.UTC).format("2006-01-02T15:04:05"))
        .isEqualTo("292277026596-12-04T15:30:08");
    assertThat(GoTime.ofUnix(Long.MAX_VALUE, 0, Location.UTC).format("2006-01-02T15:04:05"))
        .isEqualTo("292277026596-12-04T15:30:07");
  }

  @Test
  void goSyntaxNamesTheLocalZone() throws Exception {
    Location berlin = TimeVectorsTest.zones("Europe/Berlin").local();
    assertThat(GoTime.ofUnix(0, 0, berlin).goSyntax())
        .isEqualTo("time.Date(1970, time.January, 1, 1, 0, 0, 0, time.Local)");
    assertThat(GoTime.ofUnix(0, 0, berlin).isDaylight()).isFalse();
    assertThat(GoTime.ofUnix(0, 0, berlin).offset()).isEqualTo(3600);
  }
}
