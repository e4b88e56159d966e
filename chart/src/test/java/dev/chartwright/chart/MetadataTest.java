package dev.chartwright.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataTest {
  private static final Metadata FULL =
      Metadata.builder()
          .type("application")
          .dependencies(List.of(Dependency.of("db", "1.x", "oci://h/c")))
          .kubeVersion(">=1.20")
          .annotations(Map.of("b", "<&>", "a", "yes"))
          .deprecated(true)
          .appVersion("1.10")
          .apiVersion("v2")
          .maintainers(List.of(new Maintainer("Ann", "", "https://a")))
          .keywords(List.of("z", "a"))
          .description("two words")
          .version("1.0.0")
          .name("demo")
          .build();

  private static Metadata read(String yaml) {
    return Metadata.read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theConfigOfAPushedChartHasHelmsOrderOfFields() {
    assertThat(FULL.toJson())
        .isEqualTo(
            "{\"name\":\"demo\",\"version\":\"1.0.0\",\"description\":\"two words\","
                + "\"keywords\":[\"z\",\"a\"],\"maintainers\":[{\"name\":\"Ann\",\"url\":\"https://a\"}],"
                + "\"apiVersion\":\"v2\",\"appVersion\":\"1.10\",\"deprecated\":true,"
                + "\"annotations\":{\"a\":\"yes\",\"b\":\"\\u003c\\u0026\\u003e\"},"
                + "\"kubeVersion\":\"\\u003e=1.20\","
                + "\"dependencies\":[{\"name\":\"db\",\"version\":\"1.x\",\"repository\":\"oci://h/c\"}],"
                + "\"type\":\"application\"}");
  }

  @Test
  void shownMetadataHasSortedKeys() {
    assertThat(FULL.toYaml())
        .isEqualTo(
            """
            annotations:
              a: "yes"
              b: <&>
            apiVersion: v2
            appVersion: "1.10"
            dependencies:
            - name: db
              repository: oci://h/c
              version: 1.x
            deprecated: true
            description: two words
            keywords:
            - z
            - a
            kubeVersion: '>=1.20'
            maintainers:
            - name: Ann
              url: https://a
            name: demo
            type: application
            version: 1.0.0
            """);
  }

  @Test
  void aSavedChartOfTheFirstVersionKeepsItsDependenciesElsewhere() {
    Metadata v1 = FULL.toBuilder().apiVersion("v1").build();
    assertThat(v1.toChartfile()).doesNotContain("dependencies");
    assertThat(FULL.toChartfile()).isEqualTo(FULL.toYaml());
    assertThat(v1.toYaml()).contains("dependencies");
  }

  @Test
  void controlCharactersGoAndSpacesBecomeBlanks() {
    Metadata metadata =
        read(
            "apiVersion: v2\nname: x\nversion: 1.0.0\ndescription: \"red \\e[31m\\a\\u202e\\ttab\\u00a0\"\n");
    assertThat(metadata.validated().description()).isEqualTo("red [31m tab ");
    assertThat(metadata.description()).contains("\u001b");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(read(FULL.toYaml())).isEqualTo(FULL);
    assertThat(read(FULL.toJson()).toJson()).isEqualTo(FULL.toJson());
  }
}
