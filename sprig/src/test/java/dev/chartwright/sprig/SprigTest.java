package dev.chartwright.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.semver.Version;
import dev.chartwright.gotemplate.Function;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SprigTest {
  private final Sprig sprig = Recorded.sprig();

  @Test
  void functionsHaveTheSignaturesOfHelmsTable() throws IOException {
    List<String> lines;
    try (InputStream in =
        Objects.requireNonNull(SprigTest.class.getResourceAsStream("/recorded/signatures.txt"))) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    assertThat(lines).hasSize(205);
    assertThat(lines)
        .allSatisfy(line -> {
          String name = line.substring(0, line.indexOf(' '));
          Function function = sprig.find(name);
          assertThat(function).isNotNull();
          assertThat(function.name() + " " + function.signature()).isEqualTo(line);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"env", "expandenv", "toYaml", "toJson", "include", "Trunc", ""})
  void whatHelmTakesAwayOrBringsItselfIsNotThere(String name) {
    assertThat(sprig.find(name)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Major|1",
        "Prerelease|rc.1",
        "Metadata|b",
        "Original|v1.2.3-rc.1+b",
        "IncPatch|1.2.3",
        "IncMinor|1.3.0",
        "IncMajor|2.0.0",
        "IncMajor.Major|2",
        "SetPrerelease \"x\"|1.2.3-x+b",
        "SetMetadata \"\"|1.2.3-rc.1",
        "MarshalText|[49 46 50 46 51 45 114 99 46 49 43 98]",
        "Value|1.2.3-rc.1+b",
        "Compare (semver \"1.2.3\")|-1",
        "LessThan (semver \"1.2.3\")|true",
        "GreaterThanEqual (semver \"1.2.3\")|false",
        "Equal (semver \"1.2.3-rc.1\")|true",
      })
  void versionsHaveTheMethodsOfGo(String call, String printed) {
    String template = "{{ (semver \"v1.2.3-rc.1+b\")." + call + " }}";
    assertThat(Recorded.render(template, java.util.Map.of())).isEqualTo(printed);
  }

  @Test
  void aVersionThatAnIncrementGaveIsNoPointerAndHasFewerMethods() {
    SemverValue value = new SemverValue(Version.parse("2.0.0"));
    assertThat(sprig.method(value, "Major")).isNotNull();
    assertThat(sprig.method(value, "Compare")).isNull();
    assertThat(sprig.method(value.version(), "Compare")).isNotNull();
  }
}
