package dev.chartwright.chart.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.Vectors;
import dev.chartwright.golang.GoString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TarWriterTest {
  static Stream<Vectors.Row> headers() {
    return Vectors.rows("tar-headers.jsonl.gz", "tar.header");
  }

  private static byte[] write(Vectors.Row row) throws IOException {
    byte[] content = new byte[((Double) row.get("size")).intValue()];
    Arrays.fill(content, (byte) 'z');
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarWriter tar = new TarWriter(out)) {
      tar.write(name(row), 0644, time(row), content);
    }
    return out.toByteArray();
  }

  private static String name(Vectors.Row row) {
    return GoString.of(Base64.getDecoder().decode(row.text("name")));
  }

  private static Instant time(Vectors.Row row) {
    return Instant.ofEpochSecond(
        ((Double) row.get("second")).longValue(), ((Double) row.get("nano")).longValue());
  }

  @ParameterizedTest
  @MethodSource("headers")
  void anEntryHasTheBytesOfGo(Vectors.Row row) throws IOException {
    if (row.want().get("error") instanceof String error) {
      assertThatThrownBy(() -> write(row)).hasMessage(error);
      return;
    }
    int length = ((Double) row.want().get("bytes")).intValue();
    byte[] want = Base64.getDecoder().decode((String) row.want().get("tar"));
    assertThat(write(row)).isEqualTo(Arrays.copyOf(want, length));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void whatIsWrittenIsReadAgain(Vectors.Row row) throws IOException {
    if (row.want().containsKey("error")) {
      return;
    }
    TarReader tar = new TarReader(new ByteArrayInputStream(write(row)), 1 << 20);
    TarEntry entry = tar.next();
    assertThat(entry.name()).isEqualTo(name(row));
    assertThat(entry.mode()).isEqualTo(0644);
    assertThat(entry.modTime().getEpochSecond())
        .isEqualTo(time(row).plusMillis(500).getEpochSecond());
    assertThat(tar.readAll(entry.size())).hasSize(((Double) row.get("size")).intValue());
    assertThat(tar.next()).isNull();
  }
}
