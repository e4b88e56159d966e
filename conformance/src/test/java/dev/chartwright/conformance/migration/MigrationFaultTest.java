package dev.chartwright.conformance.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.repo.migration.MigrationEvents;
import dev.chartwright.repo.migration.MigrationOptions;
import dev.chartwright.repo.migration.MigrationReport;
import dev.chartwright.repo.migration.MigrationStatus;
import dev.chartwright.repo.migration.RepoMigration;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.Endpoint;
import dev.chartwright.testkit.RepositoryFault;
import dev.chartwright.testkit.ScriptedRepository;
import dev.chartwright.testkit.Switch;
import dev.chartwright.testkit.Where;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever breaks during a migration, nothing half stays and the next run brings the rest. */
class MigrationFaultTest {
  private static final String BROKEN = "/web-1.1.0.tgz";

  @TempDir Path scratch;

  private MigrationRig rig;

  @BeforeEach
  void fill() {
    rig = MigrationRig.withThreeVersions(scratch);
  }

  @AfterEach
  void nothingIsLeftBehind() {
    rig.close();
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void aSecondRunSendsNothing() {
    assertThat(rig.run().count(MigrationStatus.SENT)).isEqualTo(3);
    rig.registry.forgetRequests();
    assertThat(rig.run().count(MigrationStatus.PRESENT)).isEqualTo(3);
    assertThat(rig.stores()).isEmpty();
    assertThat(rig.repository.requests(BROKEN)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 500})
  void whatTheSourceDoesNotGiveIsReportedAndTheRestGoes(int status) {
    rig.repository.fault(BROKEN, RepositoryFault.status(status));
    MigrationReport report = rig.run();
    assertThat(rig.words()).containsExactly("1.2.0 sent", "1.1.0 failed", "1.0.0 sent");
    assertThat(rig.outcomes.get(1).reason()).contains("source: failed to fetch", "" + status);
    assertThat(report.missing()).isEqualTo(1);
    resumeSendsOnlyTheMiddleOne();
  }

  private void resumeSendsOnlyTheMiddleOne() {
    rig.repository.heal();
    rig.run();
    assertThat(rig.words()).containsExactly("1.2.0 present", "1.1.0 sent", "1.0.0 present");
    assertThat(rig.tags()).containsExactlyInAnyOrder("1.2.0", "1.1.0", "1.0.0");
  }

  @Test
  void anArchiveThatBreaksOffIsFetchedAgain() {
    rig.repository.fault(BROKEN, RepositoryFault.truncated().times(2));
    rig.run();
    assertThat(rig.words()).containsExactly("1.2.0 sent", "1.1.0 sent", "1.0.0 sent");
    assertThat(rig.repository.requests(BROKEN)).hasSize(3);
  }

  @Test
  void anArchiveThatAlwaysBreaksOffIsNeverSent() {
    rig.repository.fault(BROKEN, RepositoryFault.truncated());
    rig.run();
    assertThat(rig.outcomes.get(1).reason()).isEqualTo("source: unexpected EOF");
    assertThat(rig.tags()).doesNotContain("1.1.0");
    resumeSendsOnlyTheMiddleOne();
  }

  @Test
  void anArchiveOfAnotherChartIsNotSentUnderThisName() {
    rig.repository.fault(BROKEN, RepositoryFault.body(ChartBuilder.of("other", "1.1.0").archive()));
    rig.run();
    assertThat(rig.outcomes.get(1).reason()).startsWith("its digest differs from the index");
    assertThat(rig.run(MigrationOptions.defaults().withTrustArchives(true)).missing()).isEqualTo(1);
    assertThat(rig.outcomes.get(1).reason())
        .isEqualTo("the archive is chart \"other\" \"1.1.0\", not \"web\" \"1.1.0\"");
    resumeSendsOnlyTheMiddleOne();
  }

  @ParameterizedTest
  @CsvSource({
    "file:///etc/passwd, neither a web address nor a chart in a registry",
    "ftp://127.0.0.1/x.tgz, neither a web address nor a chart in a registry",
    "'http://[::1', missing ']' in host",
  })
  void hostileUrlsAreRefused(String url, String reason) {
    ChartBuilder chart = ChartBuilder.of("evil", "1.0.0");
    rig.repository.add(chart, url, ScriptedRepository.sha256(chart.archive()));
    assertThat(rig.run().missing()).isEqualTo(1);
    assertThat(rig.outcomes.get(0).reason()).contains(reason);
    assertThat(rig.words()).contains("1.2.0 sent", "1.1.0 sent", "1.0.0 sent");
  }

  @Test
  void entriesThatAreNoChartsAreNamed() {
    rig.repository.put(
        "/index.yaml",
        "apiVersion: v1\nentries:\n  Upper:\n  - {name: Upper, version: 1.0.0, apiVersion: v2,"
            + " urls: [Upper-1.0.0.tgz]}\n  bad:\n  - {name: bad, version: nonsense, apiVersion:"
            + " v2}\n  - null\n  none:\n  - {name: none, version: 1.0.0, apiVersion: v2}\n");
    assertThat(rig.run().missing()).isEqualTo(4);
    assertThat(rig.outcomes)
        .extracting(each -> each.entry().chart() + ": " + each.reason())
        .anyMatch(each -> each.startsWith("Upper: invalid reference: invalid repository"))
        .contains(
            "bad: validation: chart.metadata.version \"nonsense\" is invalid",
            "bad: empty entry",
            "none: source: the index has no URL for it");
  }

  @Test
  void chartsThatTheIndexNamesInARegistryComeFromThere() {
    ChartBuilder chart = ChartBuilder.of("elsewhere", "1.0.0");
    String digest = rig.registry.putChart("vendor/elsewhere", "1.0.0", chart);
    String url = "oci://" + rig.registry.host() + "/vendor/elsewhere:1.0.0";
    rig.repository.add(chart, url, ScriptedRepository.sha256(chart.archive()));
    assertThat(rig.run().missing()).isZero();
    assertThat(rig.registry.tags(MigrationRig.PATH + "/elsewhere")).containsExactly("1.0.0");
    assertThat(rig.registry.manifest("vendor/elsewhere", digest)).isPresent();
  }

  @Test
  void provenanceGoesAlongAndAnythingElseInItsPlaceDoesNot() {
    String signed = "-----BEGIN PGP SIGNED MESSAGE-----\n\nfiles:\n";
    rig.repository.put("/web-1.2.0.tgz.prov", signed);
    rig.repository.put("/web-1.0.0.tgz.prov", "<html>no such page, but 200</html>");
    rig.repository.fault("/web-1.1.0.tgz.prov", RepositoryFault.status(403));
    rig.run();
    assertThat(rig.outcomes)
        .extracting(each -> each.entry().version() + " " + each.provenance())
        .containsExactly("1.2.0 true", "1.1.0 false", "1.0.0 false");
    assertThat(rig.outcomes.get(0).notes())
        .containsExactly("its provenance file is about another archive");
  }

  @Test
  void aProvenanceFileThatCannotBeFetchedKeepsItsChartBack() {
    rig.repository.fault(BROKEN + ".prov", RepositoryFault.status(500));
    rig.run();
    assertThat(rig.words()).containsExactly("1.2.0 sent", "1.1.0 failed", "1.0.0 sent");
    assertThat(rig.outcomes.get(1).reason()).contains("its provenance file: ");
    resumeSendsOnlyTheMiddleOne();
  }

  @ParameterizedTest
  @CsvSource({"STATUS, 500", "STATUS, 429", "STATUS, 403"})
  void aRegistryThatRefusesAnUploadGetsItNextTime(Switch what, String value) {
    rig.registry.set(what, value, Where.endpoint(Endpoint.MANIFEST).method("PUT").after(1));
    MigrationReport report = rig.run();
    assertThat(report.count(MigrationStatus.SENT)).isEqualTo(1);
    assertThat(rig.tags()).containsExactly("1.2.0");
    rig.registry.reset(what);
    assertThat(rig.run().missing()).isZero();
    assertThat(rig.words()).containsExactly("1.2.0 present", "1.1.0 sent", "1.0.0 sent");
  }

  @Test
  void whatTheRegistryTookWithoutSayingSoIsFoundThereNextTime() {
    rig.registry.set(
        Switch.CONNECTION, "reset", Where.endpoint(Endpoint.MANIFEST).method("PUT").after(1));
    assertThat(rig.run().count(MigrationStatus.FAILED)).isEqualTo(2);
    rig.registry.reset(Switch.CONNECTION);
    rig.registry.forgetRequests();
    assertThat(rig.run().count(MigrationStatus.PRESENT)).isEqualTo(3);
    assertThat(rig.stores()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "429"})
  void aRegistryThatIsBusyForAMomentIsAskedAgain(String status) {
    rig.registry.set(Switch.STATUS, status, Where.always().every(5));
    assertThat(rig.run().missing()).isZero();
    assertThat(rig.tags()).hasSize(3);
  }

  @Test
  void uploadsThatBreakOffLeaveNoTag() {
    rig.registry.set(Switch.UPLOAD_SESSION, "drop:100");
    MigrationReport report = rig.run();
    assertThat(report.missing()).isEqualTo(3);
    assertThat(rig.tags()).isEmpty();
    rig.registry.reset(Switch.UPLOAD_SESSION);
    assertThat(rig.run().missing()).isZero();
  }

  @Test
  void aRegistryThatHasAnotherChartUnderTheTagKeepsIt() {
    String digest =
        rig.registry.putChart(
            MigrationRig.PATH + "/web", "1.1.0", ChartBuilder.of("web", "1.1.0").values("x: 1\n"));
    rig.run();
    assertThat(rig.words()).containsExactly("1.2.0 sent", "1.1.0 conflict", "1.0.0 sent");
    assertThat(rig.outcomes.get(1).reason()).contains("another archive");
    assertThat(rig.registry.manifest(MigrationRig.PATH + "/web", digest)).isPresent();
    rig.run(MigrationOptions.defaults().withOverwrite(true));
    assertThat(rig.words()).containsExactly("1.2.0 present", "1.1.0 replaced", "1.0.0 present");
  }

  @Test
  void aRegistryWhoseAccountsAreMissingEndsTheRunSoon() {
    for (int i = 0; i < 60; i++) {
      rig.repository.add(ChartBuilder.of("many", "1." + i + ".0"));
    }
    rig.registry.set(Switch.AUTH, "basic");
    MigrationReport report = rig.run();
    assertThat(report.stopped()).isEqualTo("stopped after 8 failures in a row");
    assertThat(report.total()).isEqualTo(63);
    assertThat(report.count(MigrationStatus.LEFT)).isGreaterThan(40);
  }

  @Test
  void twoMigrationsAtOnceDoNotHurtEachOther() throws Exception {
    for (int i = 0; i < 10; i++) {
      rig.repository.add(ChartBuilder.of("web", "2." + i + ".0"));
    }
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      RepoMigration one = rig.migration(MigrationOptions.defaults());
      RepoMigration other = rig.migration(MigrationOptions.defaults());
      List<Future<MigrationReport>> reports =
          both.invokeAll(
              List.of(() -> one.run(MigrationEvents.NONE), () -> other.run(MigrationEvents.NONE)));
      for (Future<MigrationReport> report : reports) {
        assertThat(report.get().missing()).isZero();
      }
    } finally {
      both.shutdownNow();
    }
    assertThat(rig.tags()).hasSize(13);
    rig.registry.forgetRequests();
    assertThat(rig.run().count(MigrationStatus.PRESENT)).isEqualTo(13);
    assertThat(rig.stores()).isEmpty();
  }
}
