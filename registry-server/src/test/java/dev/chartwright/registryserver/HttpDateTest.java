package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HttpDateTest {
  @Test
  void datesAreWrittenAsTheStandardFormatterWritesThem() {
    DateTimeFormatter standard =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      long second = i == 0 ? 951_782_400L : Math.floorMod(random.nextLong(), 200_000_000_000L);
      Instant instant = Instant.ofEpochSecond(second);
      if (instant.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
        assertThat(HttpDate.of(second)).isEqualTo(standard.format(instant));
      }
    }
  }
}
