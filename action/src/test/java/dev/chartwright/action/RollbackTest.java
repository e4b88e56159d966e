package dev.chartwright.action;

import static dev.chartwright.action.Scene.hook;
import static dev.chartwright.action.Scene.maps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.HookEvent;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code rollback} does, in which order, and what stands in the records afterwards. */
final class RollbackTest {
  private final Scene scene =
      new Scene()
          .revision(1, ReleaseStatus.SUPERSEDED, maps("a"))
          .revision(2, ReleaseStatus.DEPLOYED, maps("a", "b"));

  private RollbackResult rollback(RollbackRequest.Builder request) {
    return Rollback.of(scene.cluster, scene.settings, scene.surroundings).run(request.build());
  }

  private static RollbackRequest.Builder request() {
    return RollbackRequest.builder("web");
  }

  @Test
  void theNewRevisionHasWhatTheTargetHas() {
    RollbackResult result = rollback(request());

    Release release = scene.release(3);
    assertThat(result.target()).isEqualTo(1);
    assertThat(release.manifest()).isEqualTo(maps("a"));
    assertThat(release.labels()).containsEntry("from", "v1");
    assertThat(release.info().notes()).isEqualTo("notes 1");
    assertThat(release.info().rollbackRevision()).isEqualTo(1);
    assertThat(release.info().lastDeployed().toInstant()).isEqualTo(Scene.NOW);
    assertThat(release.info().firstDeployed().toInstant()).isEqualTo(Scene.NOW.minusSeconds(3600));
  }

  @Test
  void recordsAndObjectsChangeInHelmsOrder() {
    rollback(request());

    assertThat(scene.effects)
        .containsExactly(
            "store v3 pending-rollback: Rollback to 1",
            "update [ConfigMap/a, ConfigMap/b] to [ConfigMap/a]",
            "await [ConfigMap/a]",
            "record v2 superseded: Step 2",
            "record v3 deployed: Rollback to 1");
  }

  @Test
  void hooksOfTheTargetRunBeforeAndAfter() {
    scene.revision(
        1,
        ReleaseStatus.SUPERSEDED,
        maps("a"),
        hook("before", HookEvent.PRE_ROLLBACK),
        hook("after", HookEvent.POST_ROLLBACK, "hook-succeeded"));

    rollback(request());

    assertThat(scene.effects)
        .containsExactly(
            "store v3 pending-rollback: Rollback to 1",
            "delete Pod/before",
            "await end of [Pod/before]",
            "record v3 pending-rollback: Rollback to 1",
            "create Pod/before",
            "update [ConfigMap/a, ConfigMap/b] to [ConfigMap/a]",
            "await [ConfigMap/a]",
            "record v3 pending-rollback: Rollback to 1",
            "create Pod/after",
            "delete Pod/after",
            "await end of [Pod/after]",
            "record v2 superseded: Step 2",
            "record v3 deployed: Rollback to 1");
    assertThat(scene.release(3).hooks())
        .extracting(each -> each.lastRun().phase())
        .containsExactly("Succeeded", "Succeeded");
  }

  @Test
  void noHookRunsWhenNoneIsWanted() {
    scene.revision(1, ReleaseStatus.SUPERSEDED, maps("a"), hook("before", HookEvent.PRE_ROLLBACK));

    rollback(request().hooks(false));

    assertThat(scene.effects).noneMatch(each -> each.contains("Pod/before"));
  }

  @Test
  void aFailingHookLeavesTheRevisionPending() {
    scene
        .revision(1, ReleaseStatus.SUPERSEDED, maps("a"), hook("bad", HookEvent.PRE_ROLLBACK))
        .kube
        .neverReady("Pod/bad");

    assertThatThrownBy(() -> rollback(request())).hasMessage("Pod/bad not ready");
    assertThat(scene.release(3).info().status()).isEqualTo(ReleaseStatus.PENDING_ROLLBACK);
    assertThat(scene.release(2).info().status()).isEqualTo(ReleaseStatus.DEPLOYED);
  }

  @Test
  void aFailedChangeSupersedesTheCurrentRevisionFirst() {
    scene.kube.fail("update", "conflict");

    assertThatThrownBy(() -> rollback(request())).hasMessage("conflict");
    assertThat(scene.effects)
        .endsWith(
            "record v2 superseded: Step 2", "record v3 failed: Rollback \"web\" failed: conflict");
    assertThat(scene.warnings).containsExactly("Rollback \"web\" failed: conflict []");
  }

  @Test
  void whatAFailedChangeMadeIsDeletedOnDemand() {
    scene.kube.fail("update", "conflict");

    assertThatThrownBy(() -> rollback(request().cleanupOnFail(true))).hasMessage("conflict");
    assertThat(scene.effects).endsWith("delete ConfigMap/a");
  }

  @Test
  void aCleanupThatFailsIsNamedBesideTheFailure() {
    scene.kube.fail("update", "conflict");
    scene.kube.fail("delete ConfigMap/a", "forbidden");

    assertThatThrownBy(() -> rollback(request().cleanupOnFail(true)))
        .hasMessage(
            "an error occurred while cleaning up resources. original rollback error: unable to"
                + " cleanup resources: forbidden");
  }

  @Test
  void whatDoesNotBecomeReadyFailsTheNewRevisionOnly() {
    scene.kube.neverReady("ConfigMap/a");

    assertThatThrownBy(() -> rollback(request().waitForJobs(true)))
        .hasMessage("release web failed: ConfigMap/a not ready");
    assertThat(scene.effects)
        .endsWith(
            "await with jobs [ConfigMap/a]",
            "record v2 deployed: Step 2",
            "record v3 failed: Release \"web\" failed: ConfigMap/a not ready");
  }

  @Test
  void allThatIsRecordedAsDeployedIsSuperseded() {
    scene.revision(1, ReleaseStatus.DEPLOYED, maps("a"));

    rollback(request());

    assertThat(scene.effects)
        .endsWith(
            "record v1 superseded: Step 1",
            "record v2 superseded: Step 2",
            "record v3 deployed: Rollback to 1");
  }

  @Test
  void aDryRunTouchesNothing() {
    RollbackResult result = rollback(request().dryRun(true));

    assertThat(result.release().version()).isEqualTo(3);
    assertThat(scene.effects).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ssa, auto, true",
    "csa, auto, false",
    "'', auto, false",
    "csa, true, true",
    "ssa, false, false"
  })
  void objectsAreAppliedAsTheTargetWasUnlessAskedOtherwise(
      String method, String option, boolean serverSide) {
    scene.revision(1, ReleaseStatus.SUPERSEDED, method, maps("a"));

    rollback(request().serverSide(option));

    assertThat(scene.release(3).applyMethod()).isEqualTo(serverSide ? "ssa" : "csa");
    assertThat(scene.effects.get(1)).matches(each -> serverSide != each.endsWith(" from here"));
  }

  @ParameterizedTest
  @CsvSource({
    "web, 9, release has no 9 version",
    "web, -1, invalid release revision",
    "Web_, 1, 'prepareRollback: Release name is invalid: Web_'",
    "none, 1, 'release: not found'"
  })
  void whatCannotBeMeantIsRefused(String name, int revision, String message) {
    assertThatThrownBy(() -> rollback(RollbackRequest.builder(name).revision(revision)))
        .hasMessage(message);
    assertThat(scene.effects).isEmpty();
  }

  @Test
  void anUnknownApplyMethodIsRefused() {
    assertThatThrownBy(() -> rollback(request().serverSide("maybe")))
        .hasMessage("invalid/unknown release server-side apply method: maybe");
  }

  @Test
  void descriptionsAreMeasuredInCharacters() {
    String smiles = "\ud83d\ude00".repeat(256);

    rollback(request().description(smiles));

    assertThat(scene.release(3).info().description()).isEqualTo(smiles);
    assertThatThrownBy(() -> rollback(request().description(smiles + "x")))
        .hasMessage("description must be 256 characters or less, got 257");
  }

  @Test
  void oldRevisionsMakeRoom() {
    rollback(request().maxHistory(2));

    assertThat(scene.effects).startsWith("forget v1", "store v3 pending-rollback: Rollback to 1");
  }

  @Test
  void manifestsThatCannotBeReadAreNamedByTheirRevision() {
    scene.kube.fail("build ConfigMap", "no such kind");

    assertThatThrownBy(() -> rollback(request()))
        .hasMessage(
            "unable to build kubernetes objects from current release manifest: no such kind");
  }
}
