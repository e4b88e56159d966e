package dev.chartwright.repo.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepoMigrationTest {
  @TempDir Path scratch;

  private Shelf source;
  private Shelf destination;

  @BeforeEach
  void fill() {
    source = new Shelf(scratch).add("api", "1.0.0").add("web", "2.0.0").add("web", "1.0.0");
    destination = new Shelf(scratch);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16})
  void everythingGoesOnceInTheOrderOfTheSource(int parallel) {
    List<MigrationOutcome> heard = new ArrayList<>();
    MigrationReport first = run(MigrationOptions.defaults().withParallel(parallel), heard);
    assertThat(heard)
        .extracting(each -> each.target() + " " + each.status().word())
        .containsExactly("api:1.0.0 sent", "web:2.0.0 sent", "web:1.0.0 sent");
    assertThat(first.missing()).isZero();
    assertThat(first.arrived().get("web")).containsExactly("2.0.0", "1.0.0");
    MigrationReport second = run(MigrationOptions.defaults(), new ArrayList<>());
    assertThat(second.count(MigrationStatus.PRESENT)).isEqualTo(3);
    assertThat(second.bytes()).isZero();
  }

  @Test
  void withoutADigestInTheListTheArchiveItselfIsCompared() {
    source.entries.clear();
    source.add("web", "1.0.0", Shelf.archive("web", "1.0.0"), "");
    assertThat(only(MigrationOptions.defaults()).status()).isEqualTo(MigrationStatus.SENT);
    assertThat(only(MigrationOptions.defaults()).status()).isEqualTo(MigrationStatus.PRESENT);
    assertThat(only(MigrationOptions.defaults().withDryRun(true)).status())
        .isEqualTo(MigrationStatus.PRESENT);
  }

  @Test
  void somethingElseAtTheDestinationIsLeftUnlessItMayBeReplaced() {
    destination.stored.put("api:1.0.0", "0".repeat(64));
    source.entries.remove("web");
    MigrationOutcome conflict = only(MigrationOptions.defaults());
    assertThat(conflict.status()).isEqualTo(MigrationStatus.CONFLICT);
    assertThat(conflict.reason()).contains("the destination has another archive, sha256:000");
    assertThat(destination.stored).containsValue("0".repeat(64));
    MigrationOptions overwriting = MigrationOptions.defaults().withOverwrite(true);
    assertThat(only(overwriting.withDryRun(true)).status())
        .isEqualTo(MigrationStatus.WOULD_REPLACE);
    assertThat(only(overwriting).status()).isEqualTo(MigrationStatus.REPLACED);
    assertThat(only(overwriting).status()).isEqualTo(MigrationStatus.PRESENT);
  }

  @ParameterizedTest
  @CsvSource({
    "web, 1.0.0, 'the archive is chart \"web\" \"1.0.0\", not \"api\" \"1.0.0\"'",
    "api, 2.0.0, 'the archive is chart \"api\" \"2.0.0\", not \"api\" \"1.0.0\"'",
  })
  void anArchiveOfSomethingElseDoesNotGo(String name, String version, String reason) {
    source.entries.clear();
    byte[] archive = Shelf.archive(name, version);
    source.add("api", "1.0.0", archive, Shelf.sha256(archive));
    MigrationOutcome outcome = only(MigrationOptions.defaults());
    assertThat(outcome.status()).isEqualTo(MigrationStatus.FAILED);
    assertThat(outcome.reason()).isEqualTo(reason);
    assertThat(destination.stored).isEmpty();
  }

  @Test
  void anArchiveWithAnotherDigestGoesOnlyIfArchivesAreTrusted() {
    source.entries.clear();
    source.add("api", "1.0.0", Shelf.archive("api", "1.0.0"), "sha256:" + "A".repeat(64));
    assertThat(only(MigrationOptions.defaults()).reason())
        .startsWith("its digest differs from the index: sha256:");
    MigrationOptions trusting = MigrationOptions.defaults().withTrustArchives(true);
    MigrationOutcome sent = only(trusting);
    assertThat(sent.status()).isEqualTo(MigrationStatus.SENT);
    assertThat(sent.notes()).hasSize(1);
  }

  @Test
  void aRehearsalStoresNothing() {
    MigrationReport report = run(MigrationOptions.defaults().withDryRun(true), new ArrayList<>());
    assertThat(report.count(MigrationStatus.WOULD_SEND)).isEqualTo(3);
    assertThat(destination.stored).isEmpty();
  }

  @Test
  void oneThatFailsDoesNotKeepTheOthers() {
    source.broken.add("web:2.0.0");
    MigrationReport report = run(MigrationOptions.defaults(), new ArrayList<>());
    assertThat(report.count(MigrationStatus.SENT)).isEqualTo(2);
    assertThat(report.missing()).isEqualTo(1);
    source.broken.clear();
    List<MigrationOutcome> heard = new ArrayList<>();
    MigrationReport resumed = run(MigrationOptions.defaults(), heard);
    assertThat(resumed.missing()).isZero();
    assertThat(heard)
        .filteredOn(each -> each.status() == MigrationStatus.SENT)
        .extracting(MigrationOutcome::target)
        .containsExactly("web:2.0.0");
  }

  @Test
  void aSourceThatIsGoneEndsTheRun() {
    Shelf large = new Shelf(scratch);
    for (int i = 0; i < 200; i++) {
      large.add("big", "1." + i + ".0");
      large.broken.add("big:1." + i + ".0");
    }
    MigrationReport report =
        RepoMigration.of(large, destination, MigrationOptions.defaults().withParallel(2))
            .run(MigrationEvents.NONE);
    assertThat(report.stopped()).isEqualTo("stopped after 8 failures in a row");
    assertThat(report.count(MigrationStatus.LEFT)).isGreaterThan(150);
    assertThat(report.total()).isEqualTo(200);
  }

  @Test
  void aRunThatIsStoppedLeavesTheRestForTheNextOne() {
    CountDownLatch first = new CountDownLatch(1);
    Shelf large = new Shelf(scratch);
    for (int i = 0; i < 50; i++) {
      large.add("big", "1." + i + ".0");
    }
    RepoMigration migration =
        RepoMigration.of(large, destination, MigrationOptions.defaults().withParallel(1));
    MigrationReport report =
        migration.run(
            new MigrationEvents() {
              @Override
              public void moved(MigrationEntry entry) {
                if (first.getCount() > 0) {
                  first.countDown();
                  migration.stop();
                }
              }
            });
    assertThat(report.stopped()).isEqualTo("interrupted");
    assertThat(report.count(MigrationStatus.SENT)).isEqualTo(1);
    assertThat(report.count(MigrationStatus.LEFT)).isEqualTo(49);
    MigrationReport rest =
        RepoMigration.of(large, destination, MigrationOptions.defaults()).run(MigrationEvents.NONE);
    assertThat(rest.count(MigrationStatus.SENT)).isEqualTo(49);
    assertThat(rest.count(MigrationStatus.PRESENT)).isEqualTo(1);
  }

  private MigrationOutcome only(MigrationOptions options) {
    List<MigrationOutcome> heard = new ArrayList<>();
    MigrationReport unused = run(options, heard);
    assertThat(heard).hasSize(1);
    return heard.get(0);
  }

  private MigrationReport run(MigrationOptions options, List<MigrationOutcome> heard) {
    return RepoMigration.of(source, destination, options)
        .run(
            new MigrationEvents() {
              @Override
              public void finished(MigrationOutcome outcome) {
                heard.add(outcome);
              }
            });
  }
}
