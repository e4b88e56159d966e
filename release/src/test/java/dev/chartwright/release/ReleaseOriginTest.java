package dev.chartwright.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.time.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseOriginTest {
  private static final ReleaseCodec CODEC = ReleaseCodec.of(Location.UTC);
  private static final ReleaseOrigin ORIGIN =
      ReleaseOrigin.of("oci://r.example/charts/web:1.2.0", "sha256:4f", "ada <a@b.c>");

  @Test
  void anOriginSurvivesWritingAndReading() {
    Release release = CODEC.decode(Records.text("full.v3"));
    assertThat(release.origin()).isEmpty();
    Release recorded = release.withOrigin(ORIGIN);
    assertThat(recorded.origin()).contains(ORIGIN);
    assertThat(CODEC.decode(CODEC.encode(recorded)).origin()).contains(ORIGIN);
  }

  @Test
  void anOriginCountsForItsReleaseInAnyRevision() {
    Release recorded = CODEC.decode(Records.text("full.v3")).withOrigin(ORIGIN);
    assertThat(recorded.toBuilder().version(9).build().origin()).contains(ORIGIN);
    Release other =
        Release.builder("other", recorded.namespace(), 1, recorded.info())
            .chart(recorded.chart())
            .build();
    assertThat(other.origin()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://u:p@h:1/a.tgz?sig=x#f, https://h:1/a.tgz",
    "https://h/a@b.tgz, https://h/a@b.tgz",
    "https://u@h, https://h",
    "oci://h/a@sha256:0, oci://h/a@sha256:0",
    "./web, ./web",
    "https://h?x=u@y, https://h",
  })
  void secretsAreTakenOffTheUrl(String url, String kept) {
    assertThat(ReleaseOrigin.of(url, "", "").url()).isEqualTo(kept);
  }
}
