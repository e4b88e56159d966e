package dev.chartwright.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseCodecTest {
  private static final ReleaseCodec CODEC = ReleaseCodec.of(Location.UTC);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "empty.v1",
        "full.v1",
        "full.v2",
        "full.v3",
        "full2.v1",
        "nov2.v1",
        "novals.v1",
        "r-hooks.v1",
        "r-umbrella.v1"
      })
  void writesARecordOfHelmByteForByteAgain(String name) {
    Release release = CODEC.decode(Records.text(name));
    assertThat(Json.marshal(CODEC.toJson(release))).isEqualTo(GoString.of(Records.json(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty.v1", "full.v3", "nov2.v1", "r-hooks.v1", "r-umbrella.v1"})
  void readsLateWhatItReadsAtOnce(String name) {
    Release late = CODEC.decodeLate(Records.text(name));
    Release release = CODEC.decode(Records.text(name));
    assertThat(late.name()).isEqualTo(release.name());
    assertThat(late.info()).isEqualTo(release.info());
    assertThat(late.chartMetadata()).isEqualTo(release.chartMetadata());
    assertThat(late.manifestBegins("---\n")).isEqualTo(release.manifest().startsWith("---\n"));
    assertThat(late.manifestBegins("--- x")).isFalse();
    assertThat(Json.marshal(CODEC.toJson(late))).isEqualTo(Json.marshal(CODEC.toJson(release)));
    Release changed = CODEC.decodeLate(Records.text(name)).toBuilder().manifest("m").build();
    assertThat(changed.manifest()).isEqualTo("m");
    assertThat(changed.config()).isEqualTo(release.config());
    assertThat(changed.hooks()).isEqualTo(release.hooks());
  }

  @Test
  void tellsLateWhatIsWrongWithWhatWasLeftForLater() {
    String json =
        "{\"name\":\"a\",\"config\":{\"x\":tru},\"manifest\":\"m\",\"version\":2,\"namespace\":\"n\"}";
    String record = Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
    assertThatThrownBy(() -> CODEC.decode(record)).hasMessageContaining("invalid character");
    Release late = CODEC.decodeLate(record);
    assertThat(late.version()).isEqualTo(2);
    assertThatThrownBy(late::config).hasMessageContaining("invalid character");
  }

  @Test
  void readsARecordAtOnceThatIsUnusual() {
    for (String json :
        List.of(
            "{\"NAME\":\"a\",\"manifest\":\"m\",\"version\":2}",
            "{\"name\": \"a\",\"manifest\":\"m\",\"version\":2}",
            "{\"name\":\"a\",\"version\":2}",
            "{\"name\":\"b\",\"name\":\"a\",\"manifest\":\"m\",\"version\":2}")) {
      String record = Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
      assertThat(CODEC.decodeLate(record).name()).isEqualTo("a");
      assertThat(CODEC.decodeLate(record).version()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "empty.v1,0",
    "full.v1,3600",
    "full.v2,-12600",
    "full.v3,3600",
    "nov2.v1,0",
    "r-hooks.v1,0"
  })
  void writesAChartThatItDecodedAsHelmWroteIt(String name, int offset) {
    ReleaseCodec there = ReleaseCodec.of(Location.fixed("", offset));
    Release release = there.decode(Records.text(name));
    Chart chart = Objects.requireNonNull(release.chart());
    Release changed = release.toBuilder().chart(chart).build();
    String expected = GoString.of(Records.json(name));
    // A record does not say whether an empty map of values came from a file.
    assertThat(Json.marshal(there.toJson(changed)))
        .isEqualTo(expected.replace("\"values\":{},\"schema\"", "\"values\":null,\"schema\""));
  }

  @ParameterizedTest
  @CsvSource({"nov2.v1,novals-0.1.0.tgz", "full2.v1,full-0.1.0.tgz"})
  void writesAChartThatWasLoadedAsHelmDoes(String name, String archive) throws Exception {
    Path path =
        Path.of(Objects.requireNonNull(getClass().getResource("/charts/" + archive)).toURI());
    Chart chart = ChartLoader.of(LogSink.none()).load(path.toString());
    Release release = CODEC.decode(Records.text(name)).toBuilder().chart(chart).build();
    assertThat(Json.marshal(CODEC.toJson(release))).isEqualTo(GoString.of(Records.json(name)));
  }

  @Test
  void packsAsGoDoesExceptForTheDeflatedBytes() {
    byte[] packed = Base64.getDecoder().decode(CODEC.encode(CODEC.decode(Records.text("full.v1"))));
    assertThat(packed).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff);
    assertThat(CODEC.decode(Base64.getEncoder().encodeToString(packed)).name()).isEqualTo("full");
  }

  @Test
  void readsWhatARecordSays() {
    Release release = CODEC.decode(Records.text("full.v3"));
    assertThat(release.name()).isEqualTo("full");
    assertThat(release.namespace()).isEqualTo("record-a");
    assertThat(release.version()).isEqualTo(3);
    assertThat(release.info().status()).isEqualTo(ReleaseStatus.DEPLOYED);
    assertThat(release.info().rollbackRevision()).isEqualTo(1);
    assertThat(release.info().description()).isEqualTo("Rollback to 1");
    assertThat(release.applyMethod()).isEqualTo("ssa");
    assertThat(Objects.requireNonNull(release.chartMetadata()).appVersion()).isEqualTo("1.16.0");
    assertThat(Objects.requireNonNull(release.chart()).templates()).hasSize(9);
    assertThat(release.hooks())
        .extracting(hook -> hook.hook().name())
        .containsExactly("full-test-connection");
    assertThat(release.labels()).isEmpty();
  }

  @Test
  void readsRecordsThatAreNotPacked() {
    String json = "{\"name\":\"old\",\"info\":{\"status\":\"deployed\"},\"version\":7}";
    Release release = CODEC.decode(Base64.getEncoder().encodeToString(json.getBytes(UTF_8)));
    assertThat(release.version()).isEqualTo(7);
  }

  @Test
  void takesEmptyTimesOfOlderRecordsForNever() {
    Release release =
        CODEC.parse(
            """
            {"name":"a","info":{"first_deployed":"2020-01-02T03:04:05+01:00","deleted":"","status":"superseded"},
             "hooks":[{"name":"h","events":["test"],"last_run":{"started_at":"","completed_at":null,"phase":""}}],
             "unknown":{"b":[1,"]"]},"chart":null,"version":1}\
            """
                .getBytes(UTF_8));
    assertThat(release.info().deleted()).isEqualTo(GoTime.ZERO);
    assertThat(release.chart()).isNull();
    assertThat(release.chartMetadata()).isNull();
    assertThat(Json.marshal(CODEC.toJson(release)))
        .isEqualTo(
            "{\"name\":\"a\",\"info\":{\"first_deployed\":\"2020-01-02T03:04:05+01:00\","
                + "\"status\":\"superseded\"},\"hooks\":[{\"name\":\"h\",\"events\":[\"test\"],"
                + "\"last_run\":{\"phase\":\"\"}}],\"version\":1}");
  }

  @Test
  void addsToAChartOfAnOlderRecordWhatHelm4Adds() {
    Release release =
        CODEC.parse(
            """
            {"name":"a","info":{"status":"deployed"},"chart":{"metadata":{"name":"c","version":"1.0.0"},"lock":null,
             "templates":[{"name":"templates/a.yaml","data":"YQ=="}],"values":{"x":1},"schema":null,"files":null}}\
            """
                .getBytes(UTF_8));
    assertThat(Json.marshal(CODEC.toJson(release)))
        .isEqualTo(
            "{\"name\":\"a\",\"info\":{\"status\":\"deployed\"},\"chart\":{\"metadata\":{\"name\":\"c\","
                + "\"version\":\"1.0.0\"},\"lock\":null,\"templates\":[{\"name\":\"templates/a.yaml\","
                + "\"data\":\"YQ==\"}],\"values\":{\"x\":1},\"schema\":null,"
                + "\"schemamodtime\":\"0001-01-01T00:00:00Z\",\"files\":null}}");
  }

  @Test
  void showsResourcesWhereStatusWantsThem() {
    Release release =
        Release.builder("a", "n", 1, ReleaseInfo.unknown().withStatus(ReleaseStatus.DEPLOYED))
            .build();
    assertThat(
            Json.marshal(CODEC.toJson(release, Map.of("v1/Pod", List.of(Map.of("kind", "Pod"))))))
        .isEqualTo(
            "{\"name\":\"a\",\"info\":{\"status\":\"deployed\",\"resources\":{\"v1/Pod\":[{\"kind\":\"Pod\"}]}},"
                + "\"version\":1,\"namespace\":\"n\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AAA | illegal base64 data at input byte 0",
        "AAAA* | illegal base64 data at input byte 4",
        "AAAAA=== | illegal base64 data at input byte 5",
        "AA=A | illegal base64 data at input byte 2",
        "AAA=AAAA | illegal base64 data at input byte 4",
        "bm90IGpzb24= | invalid character 'o' in literal null (expecting 'u')",
        "H4sIAAAAAAAC | unexpected EOF",
        "W10= | json: cannot unmarshal array into Go value of type v1.Release",
        "eyJ2ZXJzaW9uIjoiMSJ9 | json: cannot unmarshal string into Go struct field Release.version of type int",
        "eyJpbmZvIjoxfQ== | json: cannot unmarshal number into Go value of type map[string]interface {}"
      })
  void tellsInGosWordsWhatIsWrongWithARecord(String text, String message) {
    assertThatThrownBy(() -> CODEC.decode(text)).hasMessage(message);
    assertThatThrownBy(() -> CODEC.decodeLate(text)).hasMessage(message);
  }

  @Test
  void refusesNothingAtAll() {
    assertThatThrownBy(() -> CODEC.decode("")).hasMessage("unexpected end of JSON input");
  }

  @Test
  void refusesARecordWhoseSumDoesNotFit() {
    byte[] packed = Base64.getDecoder().decode(Records.text("novals.v1"));
    packed[packed.length - 6] ^= 1;
    assertThatThrownBy(() -> CODEC.decode(Base64.getEncoder().encodeToString(packed)))
        .hasMessage("gzip: invalid checksum");
  }

  @Test
  void namesTheLimitThatARecordPassesWhenUnpacked() {
    assertThatThrownBy(() -> CODEC.withLimit(10_000).decode(Records.text("full.v1")))
        .isInstanceOf(ReleaseException.class)
        .hasMessage("the release record has more than 10000 bytes when it is unpacked, the limit");
  }

  @Test
  void readsTheMetadataOfAChartHoweverLongAndWhereverItIs() {
    String description = "d".repeat(20_000);
    for (String chart :
        List.of(
            "{\"metadata\":{\"name\":\"c\",\"description\":\"" + description + "\"},\"lock\":null}",
            "{\"lock\":null,\"metadata\":{\"name\":\"c\",\"description\":\""
                + description
                + "\"}}")) {
      Release release = CODEC.parse(("{\"name\":\"a\",\"chart\":" + chart + "}").getBytes(UTF_8));
      assertThat(Objects.requireNonNull(release.chartMetadata()).description())
          .isEqualTo(description);
    }
    Release none = CODEC.parse("{\"name\":\"a\",\"chart\":{\"metadata\":null}}".getBytes(UTF_8));
    assertThat(Objects.requireNonNull(none.chartMetadata()).name()).isEmpty();
  }
}
