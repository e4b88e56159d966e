package dev.chartwright.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CacheFileTest {
  @ParameterizedTest
  @CsvSource({
    "stable, /c/stable-index.yaml, /c/stable-charts.txt",
    "'',     /c/index.yaml,        /c/charts.txt",
    "..,     /c/..-index.yaml,     /c/..-charts.txt",
    "a/b,    /c/a/b-index.yaml,    /c/a/b-charts.txt",
    "/a,     /c/a-index.yaml,      /c/a-charts.txt",
  })
  void namesAreThoseOfHelm(String name, String index, String charts) {
    assertThat(CacheFile.index("/c", name)).isEqualTo(index);
    assertThat(CacheFile.charts("/c/", name)).isEqualTo(charts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/../../x", "../../etc/cron.d/x", "/../x"})
  void noNameLeadsOutOfTheCache(String name) {
    assertThatThrownBy(() -> CacheFile.index("/c", name))
        .isInstanceOf(RepositoryException.class)
        .hasMessage("repository name (" + name + ") leads out of the cache");
  }
}
