package dev.chartwright.chart.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.Vectors;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.net.UrlException;
import dev.chartwright.golang.os.PathException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesOptionsTest {
  static Stream<Vectors.Row> commandLines() {
    return Vectors.rows("strvals.jsonl.gz", "values.merge");
  }

  @ParameterizedTest
  @MethodSource("commandLines")
  void mergesFilesAndExpressionsAsHelmDoes(Vectors.Row row) {
    ValuesOptions options = ValuesOptions.none();
    if (row.get("valueFiles") instanceof List<?> files) {
      for (Object file : files) {
        options = options.withFile((String) file);
      }
    }
    if (row.get("exprs") instanceof List<?> expressions) {
      for (Object expression : expressions) {
        Map<?, ?> fields = (Map<?, ?>) expression;
        options = options.with(SetFlagTest.flag(fields), TypedValues.text(fields.get("expr")));
      }
    }
    Map<String, Object> values;
    try {
      values = options.merge(SetFlagTest.reader(row.get("files")));
    } catch (RuntimeException e) {
      assertThat(e.getMessage()).isEqualTo(row.want().get("error"));
      return;
    }
    assertThat(row.want().get("error")).isNull();
    assertThat(values).isEqualTo(TypedValues.read(row.want().get("value")));
  }

  @Test
  void theOrderOfTheFlagsDoesNotMatterBetweenKinds() {
    ValuesOptions options =
        ValuesOptions.none()
            .with(SetFlag.LITERAL, "a=literal")
            .with(SetFlag.STRING, "a=1")
            .with(SetFlag.STRING, "b=2")
            .with(SetFlag.SET, "b=3")
            .with(SetFlag.JSON, "{\"b\": 4, \"c\": 5}");
    assertThat(options.merge(ValueReader.ofFiles()))
        .isEqualTo(Map.of("a", "literal", "b", "2", "c", 5.0));
  }

  @Test
  void jsonThatIsWrongIsShownWhole() {
    ValuesOptions object = ValuesOptions.none().with(SetFlag.JSON, " {\"a\": ");
    assertThatThrownBy(() -> object.merge(ValueReader.ofFiles()))
        .hasMessage("failed parsing --set-json data JSON:  {\"a\": ");
    ValuesOptions pair = ValuesOptions.none().with(SetFlag.JSON, "a=[");
    assertThatThrownBy(() -> pair.merge(ValueReader.ofFiles()))
        .hasMessage("failed parsing --set-json data a=[");
  }

  @Test
  void aFileThatIsNotYamlIsNamed(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("v.yaml"), "a: [");
    ValuesOptions options = ValuesOptions.none().withFile(file.toString());
    assertThatThrownBy(() -> options.merge(ValueReader.ofFiles()))
        .isInstanceOf(ValuesException.class)
        .hasMessageStartingWith("failed to parse " + file + ": cannot unmarshal yaml document: ");
  }

  @Test
  void aMinusIsStandardInputAndIsReadOnce() {
    InputStream in = new ByteArrayInputStream(GoString.bytes("a: 1\n"));
    ValuesOptions options =
        ValuesOptions.none().withFile("-").with(SetFlag.FILE, "b=-").with(SetFlag.SET, "c=-");
    assertThat(options.merge(ValueReader.of(Map.of(), in)))
        .isEqualTo(Map.of("a", 1.0, "b", "", "c", "-"));
  }

  @Test
  void aUrlGoesToTheFetcherOfItsScheme() {
    Fetcher fetcher = url -> GoString.bytes("from: " + url.substring(8) + "\n");
    ValueReader reader = ValueReader.of(Map.of("https", fetcher), InputStream.nullInputStream());
    assertThat(ValuesOptions.none().withFile("HTTPS://x/y").merge(reader))
        .isEqualTo(Map.of("from", "x/y"));
    assertThatThrownBy(() -> reader.read("http://x/y"))
        .isInstanceOf(PathException.class)
        .hasMessage("open http://x/y: no such file or directory");
  }

  @Test
  void aNameThatCannotBeAUrlIsRefusedEvenIfThereIsSuchAFile() {
    assertThatThrownBy(() -> ValueReader.ofFiles().read("a%zz"))
        .isInstanceOf(UrlException.class)
        .hasMessage("parse \"a%zz\": invalid URL escape \"%zz\"");
  }
}
