package dev.chartwright.repo.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchedChartTest {
  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1 << 20, (1 << 20) + 1, 3_000_000})
  void whatWasReadCanBeReadAgainAndLeavesNoFile(int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    try (FetchedChart chart = FetchedChart.read(new ByteArrayInputStream(bytes), scratch, size)) {
      assertThat(scratch).isEmptyDirectory();
      assertThat(chart.size()).isEqualTo(size);
      for (int i = 0; i < 2; i++) {
        try (InputStream in = chart.open()) {
          assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
      }
      try (InputStream one = chart.open();
          InputStream other = chart.open()) {
        assertThat(one.readNBytes(10)).isEqualTo(other.readNBytes(10));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2 << 20})
  void whatIsLargerThanItMayBeIsRefused(int size) {
    InputStream in = new ByteArrayInputStream(new byte[size]);
    assertThatThrownBy(() -> FetchedChart.read(in, scratch, size - 1))
        .isInstanceOf(IOException.class)
        .hasMessage("the archive is larger than " + (size - 1) + " bytes");
    assertThat(scratch).isEmptyDirectory();
  }
}
