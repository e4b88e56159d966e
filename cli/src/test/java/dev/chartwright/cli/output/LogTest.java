package dev.chartwright.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ByteSink err = ByteSink.unbuffered(bytes, ByteSink.buffered(bytes));

  @Test
  void lineHasLevelMessageAndAttributes() {
    new Log(err, false).warn("this is old", "name", "foo", "error", "no \"x\"", "file", "/a b");
    assertThat(text())
        .isEqualTo(
            "level=WARN msg=\"this is old\" name=foo error=\"no \\\"x\\\"\" file=\"/a b\"\n");
  }

  @Test
  void debugShowsOnlyWhenAskedFor() {
    new Log(err, false).debug("hidden");
    new Log(err, true).debug("shown", "k", "v");
    assertThat(text()).isEqualTo("level=DEBUG msg=shown k=v\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "word | word",
        "'' | \"\"",
        "a b | \"a b\"",
        "a=b | \"a=b\"",
        "a\\b | a\\b",
        "say \"x\" | \"say \\\"x\\\"\"",
        "'a\tb' | \"a\\tb\"",
        "é⎈ | é⎈",
        "a\u00a0b | \"a\\u00a0b\"",
        "\ufffd | \"\ufffd\"",
      })
  void valuesAreQuotedOnlyWhenTheyNeedIt(String value, String quoted) {
    new Log(err, false).warn("", "key", value);
    assertThat(text()).isEqualTo("level=WARN msg=\"\" key=" + quoted + "\n");
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
