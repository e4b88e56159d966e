package dev.chartwright.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.GoString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ByteSinkTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ByteSink sink = ByteSink.buffered(bytes);

  @Test
  void textLeavesAsUtf8() {
    sink.print("⎈ Helm ").println("ü").flush();
    assertThat(bytes.toByteArray()).isEqualTo("⎈ Helm ü\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void bytesThatAreNoTextLeaveAsTheyCame() {
    byte[] raw = {'a', (byte) 0xff, (byte) 0xc3, 'b'};
    sink.print(GoString.of(raw)).flush();
    assertThat(bytes.toByteArray()).isEqualTo(raw);
  }

  @Test
  void nothingLeavesBeforeItMust() {
    sink.print("x".repeat(8000));
    assertThat(bytes.size()).isZero();
    sink.print("x".repeat(200));
    assertThat(bytes.size()).isPositive();
    sink.flush();
    assertThat(bytes.size()).isEqualTo(8200);
  }

  @Test
  void theStreamViewWritesToTheSameSink() throws IOException {
    sink.print("a");
    sink.asStream().write(new byte[] {'b', 'c', 'd'}, 1, 1);
    sink.asStream().close();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("ac");
  }
}
