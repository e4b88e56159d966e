package dev.chartwright.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
  private static final Chart NESTED =
      Charts.chart(
          "charts/a/Chart.yaml", Charts.chartfile("alpha"),
          "charts/a/crds/c.yml", "c",
          "charts/a/charts/x/Chart.yaml", Charts.chartfile("deep"),
          "charts/a/charts/x/crds/d.JSON", "d",
          "crds/z.yaml", "z",
          "crds/README.md", "no CRD");

  @Test
  void aSubchartKnowsItsPlace() {
    Chart deep = NESTED.dependencies().get(0).dependencies().get(0);
    assertThat(deep.fullPath()).isEqualTo("demo/charts/alpha/charts/deep");
    assertThat(deep.path()).isEqualTo("demo.alpha.deep");
    assertThat(deep.isRoot()).isFalse();
    assertThat(NESTED.isRoot()).isTrue();
  }

  @Test
  void aNewNameMovesTheChartsBelow() {
    Chart renamed = NESTED.withMetadata(NESTED.metadata().toBuilder().name("other").build());
    assertThat(renamed.dependencies().get(0).dependencies().get(0).fullPath())
        .isEqualTo("other/charts/alpha/charts/deep");
    assertThat(NESTED.dependencies().get(0).fullPath()).isEqualTo("demo/charts/alpha");
  }

  @Test
  void customResourcesComeFromTheChartAndThenFromItsSubcharts() {
    assertThat(NESTED.crds())
        .extracting(Crd::fileName)
        .containsExactly(
            "demo/crds/z.yaml",
            "demo/charts/alpha/crds/c.yml",
            "demo/charts/alpha/charts/deep/crds/d.JSON");
  }

  @ParameterizedTest
  @CsvSource({
    "README.md,true",
    "readme.TXT,true",
    "Readme,true",
    "docs/readme.md,false",
    "readme.rst,false"
  })
  void theReadmeIsFoundByItsName(String name, boolean found) {
    assertThat(Charts.chart(name, "text").readme().isPresent()).isEqualTo(found);
  }

  @Test
  void dependenciesThatAreMissingAreNamedInOrder() {
    Dependency alpha = Dependency.of("alpha", "1.0.0", "");
    Dependency beta = Dependency.of("beta", "1.0.0", "");
    Dependency gamma = Dependency.of("gamma", "1.0.0", "");
    Chart complete = NESTED.withMetadata(NESTED.metadata().withDependencies(List.of(alpha)));
    Chart incomplete =
        NESTED.withMetadata(NESTED.metadata().withDependencies(List.of(gamma, alpha, beta)));
    assertThatCode(complete::checkDependencies).doesNotThrowAnyException();
    assertThatThrownBy(incomplete::checkDependencies)
        .hasMessage("found in Chart.yaml, but missing in charts/ directory: gamma, beta");
  }

  @Test
  void stampingSetsEveryTimeToAWholeSecond() {
    Chart chart =
        Charts.chart(
            "templates/t.yaml", "t",
            "values.schema.json", "{}",
            "Chart.lock", "generated: \"2020-01-01T00:00:00.5+02:00\"\n",
            "charts/a/Chart.yaml", Charts.chartfile("alpha"));
    Instant time = Instant.parse("2023-11-14T22:13:20.999Z");
    Instant second = Instant.parse("2023-11-14T22:13:20Z");
    Chart stamped = chart.withModTimes(time);
    assertThat(stamped.modTime()).contains(second);
    assertThat(stamped.schema().orElseThrow().modTime()).contains(second);
    assertThat(stamped.templates().get(0).modTime()).contains(second);
    assertThat(stamped.dependencies().get(0).modTime()).contains(second);
    assertThat(stamped.lock().orElseThrow().toYaml())
        .isEqualTo("dependencies: null\ndigest: \"\"\ngenerated: \"2023-11-14T22:13:20Z\"\n");
    assertThat(chart.modTime()).isEmpty();
  }
}
