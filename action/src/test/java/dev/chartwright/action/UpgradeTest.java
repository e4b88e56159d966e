package dev.chartwright.action;

import static dev.chartwright.action.Scene.maps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.values.SetFlag;
import dev.chartwright.chart.values.ValuesOptions;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseStatus;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code upgrade} does, in which order, and what stands in the records afterwards. */
final class UpgradeTest {
  @TempDir Path folder;

  private final Scene scene =
      new Scene()
          .revision(1, ReleaseStatus.SUPERSEDED, maps("old"))
          .revision(2, ReleaseStatus.DEPLOYED, maps("a"));
  private ChartFolder chart;

  @BeforeEach
  void writeChart() {
    chart = ChartFolder.in(folder).map("a").map("b");
  }

  private Release upgrade(UpgradeRequest request) {
    return upgrade(request, ReleaseEvents.none());
  }

  private Release upgrade(UpgradeRequest request, ReleaseEvents events) {
    return Upgrade.of(scene.cluster, scene.settings, scene.surroundings)
        .run(request, events)
        .release();
  }

  private UpgradeRequest request() {
    return UpgradeRequest.of("web", chart.source());
  }

  private UpgradeRequest request(ReleaseChange.Builder change) {
    return request().withChange(change.build());
  }

  private UpgradeRequest request(String value) {
    return UpgradeRequest.of(
        TemplateRequest.builder(chart.source())
            .releaseName("web")
            .values(ValuesOptions.none().with(SetFlag.SET, value))
            .build());
  }

  private static ReleaseChange.Builder change() {
    return ReleaseChange.builder();
  }

  @Test
  void recordsAndObjectsChangeInHelmsOrder() {
    Release made = upgrade(request());

    assertThat(scene.effects)
        .containsExactly(
            "store v3 pending-upgrade: Preparing upgrade",
            "update [ConfigMap/a] to [ConfigMap/a, ConfigMap/b]",
            "await [ConfigMap/a, ConfigMap/b]",
            "record v2 superseded: Step 2",
            "record v3 deployed: Upgrade complete");
    assertThat(scene.release(3)).isSameAs(made);
    assertThat(made.info().firstDeployed().toInstant()).isEqualTo(Scene.NOW.minusSeconds(3600));
    assertThat(made.info().lastDeployed().toInstant()).isEqualTo(Scene.NOW);
  }

  @Test
  void hooksRunBeforeAndAfter() {
    chart.hook("before", "pre-upgrade").hook("after", "post-upgrade");

    upgrade(request());

    assertThat(scene.effects)
        .containsSubsequence(
            "store v3 pending-upgrade: Preparing upgrade",
            "create Pod/before",
            "update [ConfigMap/a] to [ConfigMap/a, ConfigMap/b]",
            "create Pod/after",
            "record v2 superseded: Step 2");
  }

  @ParameterizedTest
  @CsvSource({
    "pre-upgrade, 'pre-upgrade hooks failed: Pod/h not ready'",
    "post-upgrade, 'post-upgrade hooks failed: Pod/h not ready'",
  })
  void aFailingHookFailsTheRevisionAndLeavesTheOldOneAlone(String event, String message) {
    chart.hook("h", event);
    scene.kube.neverReady("Pod/h");

    assertThatThrownBy(() -> upgrade(request())).hasMessage(message);
    assertThat(scene.effects)
        .last()
        .isEqualTo("record v3 failed: Upgrade \"web\" failed: " + message);
    assertThat(scene.effects).noneMatch(each -> each.startsWith("record v2"));
  }

  @Test
  void aFailureWritesTheOldRevisionAgainBeforeTheNewOne() {
    scene.kube.fail("update", "conflict");

    assertThatThrownBy(() -> upgrade(request())).hasMessage("conflict");
    assertThat(scene.effects)
        .endsWith(
            "record v2 deployed: Step 2", "record v3 failed: Upgrade \"web\" failed: conflict");
    assertThat(scene.warnings).containsExactly("upgrade failed [name, web, error, conflict]");
  }

  @Test
  void whatAFailedUpgradeMadeIsDeletedIfAskedFor() {
    scene.kube.hold(maps("a"), "web");
    scene.kube.fail("update", "conflict");

    assertThatThrownBy(() -> upgrade(request().withCleanupOnFail(true))).hasMessage("conflict");
    assertThat(scene.effects).last().isEqualTo("delete ConfigMap/b");
    assertThat(scene.kube.objects()).containsExactly("ConfigMap/a");
  }

  @Test
  void whatCannotBeDeletedIsSaidBesideTheFirstFailure() {
    scene.kube.fail("update", "conflict");
    scene.kube.fail("delete ConfigMap/a", "one");
    scene.kube.fail("delete ConfigMap/b", "two");

    assertThatThrownBy(() -> upgrade(request().withCleanupOnFail(true)))
        .hasMessage(
            "an error occurred while cleaning up resources. original upgrade error: conflict:"
                + " unable to cleanup resources: one, two");
  }

  @Test
  void aFailureIsRolledBackIfAskedFor() {
    scene.kube.neverReady("ConfigMap/b");

    assertThatThrownBy(() -> upgrade(request(change().rollbackOnFailure(true))))
        .hasMessage(
            "release web failed, and has been rolled back due to rollback-on-failure being set:"
                + " ConfigMap/b not ready");
    assertThat(scene.release(4).info().status()).isEqualTo(ReleaseStatus.DEPLOYED);
    assertThat(scene.release(4).info().description()).isEqualTo("Rollback to 2");
    assertThat(scene.release(3).info().status()).isEqualTo(ReleaseStatus.FAILED);
  }

  @Test
  void withoutAGoodRevisionNothingIsRolledBack() {
    scene
        .revision(1, ReleaseStatus.FAILED, maps("old"))
        .revision(2, ReleaseStatus.FAILED, maps("a"));
    scene.kube.neverReady("ConfigMap/b");

    assertThatThrownBy(() -> upgrade(request(change().rollbackOnFailure(true))))
        .hasMessage(
            "unable to find a previously successful release when attempting to rollback. original"
                + " upgrade error: ConfigMap/b not ready");
  }

  @ParameterizedTest
  @EnumSource(
      value = ReleaseStatus.class,
      names = {"PENDING_INSTALL", "PENDING_UPGRADE", "PENDING_ROLLBACK"})
  void aReleaseThatSomebodyWorksOnIsRefused(ReleaseStatus status) {
    scene.revision(3, status, maps("a"));

    assertThatThrownBy(() -> upgrade(request()))
        .hasMessage("another operation (install/upgrade/rollback) is in progress");
    assertThat(scene.effects).isEmpty();
  }

  @Test
  void theSlowerOfTwoUpgradesIsToldThatTheRevisionIsThere() {
    scene.kube.during(
        "get ConfigMap/b", () -> scene.revision(3, ReleaseStatus.PENDING_UPGRADE, ""));

    assertThatThrownBy(() -> upgrade(request())).hasMessage("release: already exists");
  }

  @Test
  void aReleaseThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> upgrade(UpgradeRequest.of("other", chart.source())))
        .hasMessage("\"other\" has no deployed releases");
  }

  @ParameterizedTest
  @CsvSource({"FAILED, true", "SUPERSEDED, true", "UNINSTALLED, false", "UNKNOWN, false"})
  void withoutADeployedRevisionTheLastOneCountsIfItWasTried(ReleaseStatus last, boolean counts) {
    scene.revision(2, last, maps("a"));

    if (counts) {
      assertThat(upgrade(request()).version()).isEqualTo(3);
    } else {
      assertThatThrownBy(() -> upgrade(request())).hasMessage("\"web\" has no deployed releases");
    }
  }

  @Test
  void afterAFailureTheDeployedRevisionIsGoneFromButTheNumberGoesOn() {
    scene.revision(3, ReleaseStatus.FAILED, maps("x"));

    assertThat(upgrade(request()).version()).isEqualTo(4);
    assertThat(scene.effects)
        .contains("update [ConfigMap/a] to [ConfigMap/a, ConfigMap/b]")
        .contains("record v2 superseded: Step 2");
  }

  @ParameterizedTest
  @CsvSource({
    "REUSE, '{a={b=null, c=3}, d=null, n=null}'",
    "RESET_THEN_REUSE, '{a={b=null, c=3}, d=null, n=null}'",
    "RESET, '{a={b=2, c=3}, d=4}'",
    "DEFAULT, '{a={b=2, c=3}, d=4}'",
  })
  void nullsThatAreGivenGetIntoTheReusedRevisionToo(ValueReuse reuse, String stored) {
    Map<String, Object> inner = new TreeMap<>(Map.of("b", 2L, "c", 3L));
    Map<String, Object> old = new TreeMap<>(Map.of("a", inner, "d", 4L));
    scene.records.hold(
        "sh.helm.release.v1.web.v2", scene.release(2).toBuilder().config(old).build());

    upgrade(request("a.b=null,d=null,n=null").withReuse(reuse));

    assertThat(scene.release(2).config()).hasToString(stored);
  }

  @ParameterizedTest
  @CsvSource({
    // reuse, given, what is recorded, what templates see
    "DEFAULT, '', '{old=1}', '1 - chart'",
    "DEFAULT, 'new=2', '{new=2}', '- 2 chart'",
    "RESET, '', '{}', '- - chart'",
    "RESET, 'new=2', '{new=2}', '- 2 chart'",
    "REUSE, '', '{old=1}', '1 - -'",
    "REUSE, 'new=2', '{new=2, old=1}', '1 2 -'",
    "RESET_THEN_REUSE, 'new=2', '{new=2, old=1}', '1 2 chart'",
  })
  void oldValuesAreReusedAsAskedFor(ValueReuse reuse, String given, String recorded, String seen) {
    Map<String, Object> old = new LinkedHashMap<>();
    old.put("old", 1L);
    scene.records.hold(
        "sh.helm.release.v1.web.v2", scene.release(2).toBuilder().config(old).build());
    chart
        .file("values.yaml", "own: chart\n")
        .file(
            "templates/NOTES.txt",
            "{{ .Values.old | default \"-\" }} {{ .Values.new | default \"-\" }}"
                + " {{ .Values.own | default \"-\" }}");

    Release made = upgrade((given.isEmpty() ? request() : request(given)).withReuse(reuse));

    assertThat(made.config()).hasToString(recorded);
    assertThat(made.info().notes()).isEqualTo(seen);
  }

  @Test
  void labelsAreMergedAndNullTakesOneAway() {
    Release made =
        upgrade(
            UpgradeRequest.of(
                TemplateRequest.builder(chart.source())
                    .releaseName("web")
                    .labels(Map.of("team", "red", "from", "null"))
                    .build()));

    assertThat(made.labels()).containsExactly(Map.entry("team", "red"));
  }

  @ParameterizedTest
  @CsvSource({
    "auto, ssa, ssa",
    "auto, csa, csa",
    "auto, '', csa",
    "true, csa, ssa",
    "false, ssa, csa",
  })
  void objectsAreAppliedAsBeforeUnlessToldOtherwise(String wanted, String before, String method) {
    scene.revision(2, ReleaseStatus.DEPLOYED, before, maps("a"));

    assertThat(upgrade(request().withServerSide(wanted)).applyMethod()).isEqualTo(method);
  }

  @Test
  void anUnknownWayOfApplyingIsRefused() {
    assertThatThrownBy(() -> upgrade(request().withServerSide("maybe")))
        .hasMessage("invalid/unknown release server-side apply method: maybe");
  }

  @Test
  void kindsThatTheServerNoLongerKnowsAreExplained() {
    scene.kube.hold(maps("a"), "web");
    scene.revision(2, ReleaseStatus.DEPLOYED, Scene.object("Gone", "g", ""));
    scene.kube.fail("build Gone", "unable to recognize \"\": no matches for kind \"Gone\"");

    assertThatThrownBy(() -> upgrade(request()))
        .hasMessage(
            "current release manifest contains removed kubernetes api(s) for this kubernetes"
                + " version and it is therefore unable to build the kubernetes objects for"
                + " performing the diff. error from kubernetes: unable to recognize \"\": no"
                + " matches for kind \"Gone\"");
  }

  @ParameterizedTest
  @CsvSource({"'', Dry run complete", "mine, mine"})
  void aDryRunChangesNothing(String given, String description) {
    Release made = upgrade(request(change().dryRun(DryRun.SERVER).description(given)));

    assertThat(scene.effects).isEmpty();
    assertThat(made.info().status()).isEqualTo(ReleaseStatus.PENDING_UPGRADE);
    assertThat(made.info().description()).isEqualTo(description);
    assertThat(made.version()).isEqualTo(3);
  }

  @Test
  void objectsOfOthersAreNotTaken() {
    scene.kube.hold(maps("b"), "other");

    assertThatThrownBy(() -> upgrade(request()))
        .hasMessageStartingWith(
            "unable to continue with update: ConfigMap \"b\" in namespace \"default\" exists and"
                + " cannot be imported into the current release: invalid ownership metadata; ");
    assertThat(scene.effects).isEmpty();
  }

  @Test
  void objectsOfOthersAreTakenOverWhenAskedFor() {
    scene.kube.hold(maps("b"), "other");

    upgrade(request(change().takeOwnership(true)));

    assertThat(scene.effects)
        .contains("update [ConfigMap/a, ConfigMap/b] to [ConfigMap/a, ConfigMap/b]");
  }

  @Test
  void oldRevisionsMakeRoom() {
    upgrade(request().withMaxHistory(2));

    assertThat(scene.effects)
        .startsWith("forget v1", "store v3 pending-upgrade: Preparing upgrade");
  }

  @Test
  void cancellingMarksTheRevisionAsFailed() {
    chart.hook("slow", "pre-upgrade");
    Cancellation cancellation = Cancellation.create();
    scene.kube.during("create Pod/slow", cancellation::cancel);
    ReleaseEvents none = ReleaseEvents.none();

    assertThatThrownBy(() ->
            upgrade(
                request(),
                new ReleaseEvents(none.pulls(), none.dependencies(), none.hooks(), cancellation)))
        .isInstanceOf(ReleaseChangeException.class)
        .hasMessage("context canceled");
  }

  @ParameterizedTest
  @CsvSource({"web, PRESENT", "other, ABSENT"})
  void whatIsThereIsFound(String name, ReleasePresence presence) {
    assertThat(Upgrade.of(scene.cluster, scene.settings, scene.surroundings).find(name))
        .isEqualTo(presence);
  }

  @Test
  void whatWasUninstalledIsFoundAsThat() {
    scene.revision(2, ReleaseStatus.UNINSTALLED, maps("a"));

    assertThat(Upgrade.of(scene.cluster, scene.settings, scene.surroundings).find("web"))
        .isEqualTo(ReleasePresence.UNINSTALLED);
  }
}
