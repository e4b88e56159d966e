package dev.chartwright.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  @Test
  void theExamplePrintsWhatTheReadmeSays() throws IOException {
    Template file =
        Template.parse(
            "hello",
            "hello {{ .name | printf \"%q\" }}{{ template \"more\" .list }}",
            Functions.none());
    Template more =
        Template.parse(
            "more.tpl",
            "{{ define \"more\" }}{{ range $i, $x := . }}, {{ $i }}: {{ $x }}{{ end }}{{ end }}",
            Functions.none());
    TemplateSet set = TemplateSet.of("gotpl", List.of(file, more));
    String readme = Files.readString(Path.of("README.md"));
    String text = set.execute("hello", Map.of("name", "you", "list", List.of("a", 1.5)), null);
    assertThat(readme).contains("null); // " + text + "\n");
    assertThatThrownBy(() -> set.execute("hello", Map.of("name", 5.0, "list", true), null))
        .isInstanceOfSatisfying(
            ExecException.class,
            e -> assertThat(readme).contains("null); // " + e.getMessage() + "\n"));
  }
}
