package dev.chartwright.repo.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.path.PatternException;
import dev.chartwright.golang.semver.SemverException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionFilterTest {
  private static final String[] VERSIONS = {"2.0.0-rc.1", "1.1.0", "1.0.0", "0.9.0", "nonsense"};

  @ParameterizedTest
  @CsvSource({
    "'', 0, true, 2.0.0-rc.1 1.1.0 1.0.0 0.9.0 nonsense",
    "'', 0, false, 1.1.0 1.0.0 0.9.0 nonsense",
    "'', 2, false, 1.1.0 1.0.0",
    "'', 2, true, 2.0.0-rc.1 1.1.0",
    "'>=1', 0, false, 1.1.0 1.0.0",
    "'>=1', 0, true, 2.0.0-rc.1 1.1.0 1.0.0",
    "'>=1', 1, false, 1.1.0",
    "'^1', 0, true, 1.1.0 1.0.0",
    "'>=2.0.0-0', 0, false, 2.0.0-rc.1",
    "'1.0.0', 0, false, 1.0.0",
  })
  void versionsAreTakenByRangeAndNumber(String range, int latest, boolean devel, String taken) {
    VersionFilter filter = VersionFilter.all().withRange(range).withLatest(latest).withDevel(devel);
    List<MigrationEntry> entries = new ArrayList<>();
    for (String version : VERSIONS) {
      entries.add(new MigrationEntry("web", version, List.of(), "", "", false, ""));
    }
    assertThat(filter.select(entries))
        .extracting(MigrationEntry::version)
        .containsExactly(taken.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"web, true", "webhook, true", "api, true", "other, false"})
  void chartsAreTakenByPattern(String chart, boolean taken) {
    VersionFilter filter = VersionFilter.all().withCharts(List.of("web*", "a?i"));
    assertThat(filter.wantsChart(chart)).isEqualTo(taken);
  }

  @Test
  void nonsenseIsRefusedBeforeAnythingIsDone() {
    VersionFilter all = VersionFilter.all();
    assertThatThrownBy(() -> all.withRange("nonsense")).isInstanceOf(SemverException.class);
    assertThatThrownBy(() -> all.withCharts(List.of("["))).isInstanceOf(PatternException.class);
    assertThatThrownBy(() -> all.withLatest(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
