package dev.chartwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  @Test
  void everySwitchAndProfileStandsInTheReadme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    for (Switch one : Switch.values()) {
      assertThat(readme).contains("| " + one.row() + " | `" + one.label() + "` | ");
    }
    for (String name : Profile.names()) {
      assertThat(readme).contains("`" + name + "`");
    }
  }
}
