package dev.chartwright.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.time.ZoneFiles;
import dev.chartwright.gotemplate.Template;
import dev.chartwright.gotemplate.TemplateSet;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NowTest {
  private static final Instant INSTANT = Instant.parse("2021-03-04T05:06:07.089Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "now ; 2021-03-04 05:06:07.089 +0000 UTC m=+0.000000000",
        "(now).UTC ; 2021-03-04 05:06:07.089 +0000 UTC",
        "dateModify \"-90s\" now ; 2021-03-04 05:04:37.089 +0000 UTC m=-90.000000000",
        "(now).Unix ; 1614834367",
        "now | date \"2006-01-02\" ; 2021-03-04",
        "date \"15:04\" \"not a time\" ; 05:06",
        "htmlDate 1.5 ; 2021-03-04",
        "dateModify \"-2h\" now | ago ; 2h0m0s",
        "ago 1614834000 ; 6m7s",
        "ago \"x\" ; 0s",
        "dateModify \"-50h\" now | durationRound ; 2d",
      })
  void isWhatTheClockOfTheSurroundingsTells(String call, String text) {
    Sprig sprig =
        Sprig.of(
            SprigContext.of(
                Clock.fixed(INSTANT, ZoneOffset.UTC),
                ZoneFiles.of(List.of(), "UTC"),
                SecureRandom::new));
    Template template = Template.parse("t", "{{ " + call + " }}", sprig);
    assertThat(TemplateSet.of("t", List.of(template)).execute("t", Map.of(), null)).isEqualTo(text);
  }
}
