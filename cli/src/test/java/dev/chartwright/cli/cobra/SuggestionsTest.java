package dev.chartwright.cli.cobra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "a, '', 1",
    "pull, pull, 0",
    "pul, pull, 1",
    "pussh, push, 1",
    "isntall, install, 2",
    "kitten, sitting, 3",
    "é, e, 2",
  })
  void distanceCountsTheBytesToChange(String from, String to, int distance) {
    assertThat(Suggestions.distance(from.getBytes(UTF_8), to.getBytes(UTF_8))).isEqualTo(distance);
  }
}
