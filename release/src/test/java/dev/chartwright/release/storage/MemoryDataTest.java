package dev.chartwright.release.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryDataTest {
  @TempDir Path folder;

  private final MemoryDriver driver = MemoryDriver.of("shop");

  private void load(String paths) {
    MemoryData.load(driver, paths, "shop", Releases.CODEC);
  }

  @Test
  void filesFillTheDriverWithoutChangingItsNamespace() throws Exception {
    Path one =
        Files.writeString(
            folder.resolve("one.yaml"),
            """
            - name: a
              version: 1
              namespace: shop
              info: {status: deployed, last_deployed: "2024-01-02T03:04:05Z"}
              chart: {metadata: {name: c, version: 1.0.0}}
            - name: b
              version: 2
              namespace: other
              info: {status: failed}
            """);
    Path two = Files.writeString(folder.resolve("two.yaml"), "[]");
    load(one + ":" + two);
    assertThat(driver.list()).hasSize(1);
    assertThat(driver.get("sh.helm.release.v1.a.v1").info().lastDeployed())
        .hasToString("2024-01-02 03:04:05 +0000 UTC");
    driver.enter("");
    assertThat(driver.list()).hasSize(2);
  }

  @Test
  void whatCannotBeReadIsToldInHelmsWords() throws Exception {
    assertThatThrownBy(() -> load(""))
        .hasMessage("Unable to read memory driver dataopen : no such file or directory");
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> load(absent.toString()))
        .hasMessage(
            "Unable to read memory driver dataopen " + absent + ": no such file or directory");
    Path text = Files.writeString(folder.resolve("text"), "just words");
    assertThatThrownBy(() -> load(text.toString()))
        .hasMessage(
            "Unable to unmarshal memory driver data: error unmarshaling JSON: while decoding JSON:"
                + " json: cannot unmarshal string into Go value of type []*v1.Release");
    Path broken = Files.writeString(folder.resolve("broken"), "a: [");
    assertThatThrownBy(() -> load(broken.toString()))
        .hasMessageStartingWith(
            "Unable to unmarshal memory driver data: error converting YAML to JSON: yaml: line 1:");
    Path twice =
        Files.writeString(folder.resolve("twice"), "[{name: a, info: {}}, {name: a, info: {}}]");
    assertThatThrownBy(() -> load(twice.toString())).hasMessage("release: already exists");
  }
}
