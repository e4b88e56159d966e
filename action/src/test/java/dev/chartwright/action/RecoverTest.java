package dev.chartwright.action;

import static dev.chartwright.action.Scene.maps;
import static dev.chartwright.chart.HookEvent.POST_INSTALL;
import static dev.chartwright.chart.HookEvent.PRE_INSTALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.action.RecoverResult.Step;
import dev.chartwright.kube.WaitStrategy;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseInfo;
import dev.chartwright.release.ReleaseStatus;
import dev.chartwright.release.lease.LeaseException;
import dev.chartwright.release.lease.ReleaseLease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How half-done changes are brought to an end; records of the scene are an hour old. */
final class RecoverTest {
  private final Scene scene = new Scene().revision(1, ReleaseStatus.SUPERSEDED, maps("a"));

  private RecoverResult recover(boolean dryRun, Duration olderThan) {
    return Recover.of(scene.cluster, scene.settings, scene.surroundings)
        .run(
            new RecoverRequest(
                "web",
                olderThan,
                dryRun,
                true,
                WaitStrategy.HOOK_ONLY,
                Duration.ofMinutes(5),
                "me"),
            HookLog.NONE);
  }

  private RecoverResult recover() {
    return recover(false, Duration.ofMinutes(5));
  }

  /** Somebody took the lease so long ago. */
  private void leased(Duration ago) {
    Instant then = Scene.NOW.minus(ago);
    ReleaseLease.of(
            () -> scene.kube,
            "default",
            "web",
            "somebody",
            Duration.ofSeconds(60),
            Clock.fixed(then, ZoneOffset.UTC))
        .acquire();
    scene.effects.clear();
  }

  @Test
  void aHalfDoneUpgradeFailsAndTheDeployedRevisionIsGoneBackTo() {
    scene
        .revision(2, ReleaseStatus.DEPLOYED, maps("a"))
        .revision(3, ReleaseStatus.PENDING_UPGRADE, maps("a", "b"));

    RecoverResult result = recover();

    assertThat(result.step()).isEqualTo(Step.ROLLED_BACK);
    assertThat(result.target()).isEqualTo(2);
    assertThat(result.revision()).isEqualTo(4);
    assertThat(scene.effects)
        .containsExactly(
            "lease of me",
            "record v3 failed: Upgrade was interrupted; recovered by going back to 2",
            "store v4 pending-rollback: Rollback to 2",
            "update [ConfigMap/a, ConfigMap/b] to [ConfigMap/a]",
            "await [ConfigMap/a]",
            "record v2 superseded: Step 2",
            "record v4 deployed: Rollback to 2",
            "no lease");
  }

  @Test
  void anUpgradeThatDiedBetweenItsLastTwoRecordsGoesBackToWhatItSuperseded() {
    scene
        .revision(2, ReleaseStatus.FAILED, maps("a"))
        .revision(3, ReleaseStatus.PENDING_UPGRADE, maps("a"));

    assertThat(recover().target()).isEqualTo(1);
  }

  @Test
  void aHalfDoneRollbackGoesWhereItWasGoing() {
    scene
        .revision(2, ReleaseStatus.DEPLOYED, maps("a"))
        .revision(3, ReleaseStatus.PENDING_ROLLBACK, maps("a"));
    Release pending = scene.release(3);
    ReleaseInfo info = pending.info();
    scene.records.hold(
        "sh.helm.release.v1.web.v3",
        pending.with(
            new ReleaseInfo(
                info.firstDeployed(),
                info.lastDeployed(),
                info.deleted(),
                info.description(),
                info.status(),
                1,
                info.notes())));

    assertThat(recover().target()).isEqualTo(1);
    assertThat(scene.effects)
        .contains("record v3 failed: Rollback was interrupted; recovered by going back to 1");
  }

  @Test
  void aChangeWithNothingToGoBackToOnlyFails() {
    scene
        .revision(1, ReleaseStatus.FAILED, maps("a"))
        .revision(2, ReleaseStatus.PENDING_UPGRADE, maps("a"));

    assertThat(recover().step()).isEqualTo(Step.MARKED_FAILED);
    assertThat(scene.effects)
        .contains("record v2 failed: Upgrade was interrupted; no revision to go back to");
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING_INSTALL", "UNINSTALLING"})
  void halfMadeAndHalfRemovedReleasesAreRemoved(ReleaseStatus status) {
    scene.revision(1, status, maps("a", "b")).kube.hold(maps("a"), "web");

    RecoverResult result = recover();

    assertThat(result.step()).isEqualTo(Step.REMOVED);
    assertThat(scene.effects).contains("delete ConfigMap/a", "forget v1");
    assertThat(scene.kube.objects()).isEmpty();
  }

  @Test
  void anInstallationWhoseObjectsAreAllReadyIsDeployed() {
    scene.revision(
        1, ReleaseStatus.PENDING_INSTALL, maps("a", "b"), Scene.hook("early", PRE_INSTALL));
    scene.kube.hold(maps("a", "b"), "web");

    assertThat(recover(true, Duration.ofMinutes(5)).step()).isEqualTo(Step.COMPLETED);
    RecoverResult result = recover();

    assertThat(result.step()).isEqualTo(Step.COMPLETED);
    assertThat(result.revision()).isEqualTo(1);
    assertThat(scene.effects)
        .containsExactly(
            "await [ConfigMap/a, ConfigMap/b]",
            "lease of me",
            "await [ConfigMap/a, ConfigMap/b]",
            "record v1 deployed: Install complete; recorded by recover",
            "no lease");
  }

  @Test
  void anInstallationThatHooksWereToFollowOnlyFails() {
    scene.revision(1, ReleaseStatus.PENDING_INSTALL, maps("a"), Scene.hook("late", POST_INSTALL));
    scene.kube.hold(maps("a"), "web");

    assertThat(recover().step()).isEqualTo(Step.MARKED_FAILED);
    assertThat(scene.kube.objects()).containsExactly("ConfigMap/a");
    assertThat(scene.release(1).info().status()).isEqualTo(ReleaseStatus.FAILED);
  }

  @Test
  void anInstallationThatIsNotReadyIsRemoved() {
    scene.revision(1, ReleaseStatus.PENDING_INSTALL, maps("a")).kube.hold(maps("a"), "web");
    scene.kube.neverReady("ConfigMap/a");

    assertThat(recover().step()).isEqualTo(Step.REMOVED);
    assertThat(scene.kube.objects()).isEmpty();
  }

  @Test
  void objectsOfOthersDoNotMakeAnInstallationComplete() {
    scene.revision(1, ReleaseStatus.PENDING_INSTALL, maps("a")).kube.hold(maps("a"), "other");

    assertThat(recover().step()).isEqualTo(Step.REMOVED);
    assertThat(scene.kube.objects()).containsExactly("ConfigMap/a");
  }

  @Test
  void aClusterThatDoesNotTellRemovesNothing() {
    scene.revision(1, ReleaseStatus.PENDING_INSTALL, maps("a")).kube.hold(maps("a"), "web");
    scene.kube.fail("get ConfigMap/a", "connection reset");

    assertThatThrownBy(this::recover).hasMessage("connection reset");
    assertThat(scene.kube.objects()).containsExactly("ConfigMap/a");
  }

  @Test
  void theHistoryOfAReplacedReleaseStays() {
    scene
        .revision(1, ReleaseStatus.UNINSTALLED, maps("a"))
        .revision(2, ReleaseStatus.PENDING_INSTALL, maps("a"));

    recover();

    assertThat(scene.release(1).info().status()).isEqualTo(ReleaseStatus.UNINSTALLED);
    assertThat(scene.release(2).info().status()).isEqualTo(ReleaseStatus.UNINSTALLED);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEPLOYED", "FAILED", "SUPERSEDED", "UNINSTALLED", "UNKNOWN"})
  void whatIsNotHalfDoneIsLeftAlone(ReleaseStatus status) {
    scene.revision(2, status, maps("a"));

    assertThat(recover().step()).isEqualTo(Step.NOTHING);
    assertThat(scene.effects).isEmpty();
  }

  @Test
  void aYoungChangeIsLeftAlone() {
    scene.revision(2, ReleaseStatus.PENDING_UPGRADE, maps("a"));

    assertThatThrownBy(() -> recover(false, Duration.ofHours(2)))
        .hasMessage(
            "release web has been pending-upgrade for 1h0m0s only, and somebody may be at work on"
                + " it; try again when it is 2h0m0s, or say --older-than if you know better");
    assertThat(scene.effects).isEmpty();
  }

  @Test
  void aLiveLeaseIsRespectedHoweverOldTheChange() {
    scene.revision(2, ReleaseStatus.PENDING_UPGRADE, maps("a"));
    leased(Duration.ofSeconds(50));

    assertThatThrownBy(() -> recover(false, Duration.ZERO))
        .isInstanceOf(LeaseException.class)
        .hasMessageContaining("is being changed by somebody since 2026-11-21T20:59:10Z");
    assertThat(scene.effects).isEmpty();
  }

  @Test
  void aLeaseThatRanOutShowsThatAYoungChangeIsOver() {
    scene.revision(2, ReleaseStatus.PENDING_UPGRADE, maps("a"));
    leased(Duration.ofSeconds(3601));

    assertThat(recover(false, Duration.ofHours(2)).step()).isEqualTo(Step.ROLLED_BACK);
  }

  @Test
  void anOldLeaseSaysNothingOfALaterChange() {
    scene.revision(2, ReleaseStatus.PENDING_UPGRADE, maps("a"));
    leased(Duration.ofHours(3));

    assertThatThrownBy(() -> recover(false, Duration.ofHours(2)))
        .hasMessageContaining("for 1h0m0s only");
  }

  @Test
  void whoMayNotSeeLeasesRecoversByAge() {
    scene.revision(2, ReleaseStatus.PENDING_UPGRADE, maps("a"));
    scene.kube.fail("lease", "leases is forbidden");

    assertThat(recover().step()).isEqualTo(Step.ROLLED_BACK);
    assertThat(scene.warnings)
        .contains(
            "nobody knows whether somebody works on the release [error, leases is forbidden]");
  }

  @Test
  void aDryRunOnlySaysWhatItWouldDo() {
    scene.revision(2, ReleaseStatus.PENDING_UPGRADE, maps("a"));

    RecoverResult result = recover(true, Duration.ofMinutes(5));

    assertThat(result.step()).isEqualTo(Step.ROLLED_BACK);
    assertThat(result.target()).isEqualTo(1);
    assertThat(scene.effects).isEmpty();
  }
}
