package dev.chartwright.action;

import static dev.chartwright.action.Scene.hook;
import static dev.chartwright.action.Scene.maps;
import static dev.chartwright.action.Scene.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.HookEvent;
import dev.chartwright.kube.Propagation;
import dev.chartwright.release.ReleaseStatus;
import org.junit.jupiter.api.Test;

/** What {@code uninstall} deletes and keeps, in which order, and what it says about it. */
final class UninstallTest {
  private final Scene scene =
      new Scene()
          .revision(1, ReleaseStatus.SUPERSEDED, maps("a"))
          .revision(2, ReleaseStatus.DEPLOYED, maps("a", "b"));

  UninstallTest() {
    scene.kube.hold(maps("a", "b"), "web");
  }

  private UninstallResult uninstall(UninstallRequest.Builder request) {
    return Uninstall.of(scene.cluster, scene.settings, scene.surroundings).run(request.build());
  }

  private static UninstallRequest.Builder request() {
    return UninstallRequest.builder("web");
  }

  @Test
  void objectsGoBeforeRecords() {
    UninstallResult result = uninstall(request());

    assertThat(result.info()).isEmpty();
    assertThat(scene.effects)
        .containsExactly(
            "record v2 uninstalling: Deletion in progress (or silently failed)",
            "delete ConfigMap/a",
            "delete ConfigMap/b",
            "await end of [ConfigMap/a, ConfigMap/b]",
            "forget v1",
            "forget v2");
  }

  @Test
  void whatOthersNeedGoesLast() {
    String all = object("Secret", "s", "") + object("Service", "v", "") + object("Pod", "p", "");
    scene.revision(2, ReleaseStatus.DEPLOYED, all).kube.hold(all, "web");

    uninstall(request());

    assertThat(scene.effects)
        .containsSequence("delete Service/v", "delete Pod/p", "delete Secret/s");
  }

  @Test
  void recordsStayMarkedOnDemand() {
    scene.revision(1, ReleaseStatus.DEPLOYED, maps("a"));

    uninstall(request().keepHistory(true).description("enough"));

    assertThat(scene.effects)
        .endsWith("record v2 uninstalled: enough", "record v1 superseded: Step 1");
    assertThat(scene.release(2).info().deleted().toInstant()).isEqualTo(Scene.NOW);
  }

  @Test
  void whatIsUninstalledAlreadyIsOnlyForgotten() {
    scene.revision(2, ReleaseStatus.UNINSTALLED, maps("a"));

    assertThatThrownBy(() -> uninstall(request().keepHistory(true)))
        .hasMessage("the release named \"web\" is already deleted");
    uninstall(request());
    assertThat(scene.effects).containsExactly("forget v1", "forget v2");
  }

  @Test
  void onlyObjectsOfTheReleaseAreDeletedAndTheOthersNamed() {
    String all =
        object("ConfigMap", "kept", "helm.sh/resource-policy: ' Keep '")
            + maps("mine", "foreign", "gone", "hidden")
            + object("ConfigMap", "odd", "helm.sh/resource-policy: delete");
    scene.revision(2, ReleaseStatus.DEPLOYED, all);
    scene.kube.hold(maps("mine", "hidden", "kept", "odd"), "web");
    scene.kube.hold(maps("foreign"), "other");
    scene.kube.fail("get ConfigMap/hidden", "configmaps \"hidden\" is forbidden");

    UninstallResult result = uninstall(request());

    assertThat(scene.effects)
        .contains("delete ConfigMap/mine", "await end of [ConfigMap/mine]")
        .filteredOn(each -> each.startsWith("delete"))
        .hasSize(1);
    assertThat(result.info())
        .isEqualTo(
            """
            These resources were kept due to the resource policy:
            [ConfigMap] kept

            1 resource(s) were not deleted because they are not owned by this release:
            [ConfigMap] foreign

            1 resource(s) were not deleted because their ownership could not be verified:
            [ConfigMap] hidden: configmaps "hidden" is forbidden
            """);
    assertThat(scene.warnings)
        .containsExactly(
            "skipping delete of resource not owned by this release [kind, ConfigMap, name,"
                + " foreign, namespace, default, release, web]",
            "skipping delete of resource because ownership could not be verified [kind,"
                + " ConfigMap, name, hidden, namespace, default, release, web, error, configmaps"
                + " \"hidden\" is forbidden]");
  }

  @Test
  void aDryRunSaysWhatWouldBeLeft() {
    String all = object("ConfigMap", "kept", "helm.sh/resource-policy: keep") + maps("a", "other");
    scene.revision(2, ReleaseStatus.DEPLOYED, all).kube.hold(maps("other"), "");

    UninstallResult result = uninstall(request().dryRun(true));

    assertThat(scene.effects).isEmpty();
    assertThat(result.info())
        .isEqualTo("These resources were kept due to the resource policy:\n[ConfigMap] kept\n");
    assertThat(scene.warnings)
        .containsExactly(
            "dry-run: resources would be skipped because they are not owned by this release"
                + " [release, web, count, 1]",
            "dry-run: would skip resource [kind, ConfigMap, name, other, namespace, default]");
  }

  @Test
  void hooksRunBeforeAndAfterAlwaysWithServerSideApply() {
    scene.revision(
        2,
        ReleaseStatus.DEPLOYED,
        "csa",
        maps("a"),
        hook("before", HookEvent.PRE_DELETE, "hook-failed"),
        hook("after", HookEvent.POST_DELETE, "hook-failed"));

    uninstall(request());

    assertThat(scene.effects)
        .containsExactly(
            "record v2 uninstalling: Deletion in progress (or silently failed)",
            "create Pod/before",
            "record v2 uninstalling: Deletion in progress (or silently failed)",
            "delete ConfigMap/a",
            "await end of [ConfigMap/a]",
            "record v2 uninstalling: Deletion in progress (or silently failed)",
            "create Pod/after",
            "forget v1",
            "forget v2");
  }

  @Test
  void aFailingFirstHookStopsEverything() {
    scene
        .revision(2, ReleaseStatus.DEPLOYED, maps("a"), hook("bad", HookEvent.PRE_DELETE))
        .kube
        .neverReady("Pod/bad");

    assertThatThrownBy(() -> uninstall(request())).hasMessage("Pod/bad not ready");
    assertThat(scene.release(2).info().status()).isEqualTo(ReleaseStatus.UNINSTALLING);
    assertThat(scene.kube.objects()).contains("ConfigMap/a");
  }

  @Test
  void whatFailsAfterTheDeletionIsToldAtTheEnd() {
    scene
        .revision(2, ReleaseStatus.DEPLOYED, maps("a"), hook("bad", HookEvent.POST_DELETE))
        .kube
        .neverReady("Pod/bad");
    scene.kube.neverGone("ConfigMap/a");

    assertThatThrownBy(() -> uninstall(request()))
        .hasMessage(
            "uninstallation completed with 2 error(s): ConfigMap/a still exists; Pod/bad not ready");
    assertThat(scene.effects).endsWith("forget v1", "forget v2");
  }

  @Test
  void anObjectThatCannotBeDeletedKeepsTheRecords() {
    scene.kube.fail("delete ConfigMap/a", "forbidden");

    assertThatThrownBy(() -> uninstall(request())).hasMessage("failed to delete release: web");
    assertThat(scene.effects).contains("delete ConfigMap/b");
    assertThat(scene.release(2).info().status()).isEqualTo(ReleaseStatus.UNINSTALLING);
  }

  @Test
  void dependentsAreTreatedAsAsked() {
    uninstall(request().propagation(Propagation.ORPHAN));

    assertThat(scene.effects).contains("delete ConfigMap/a Orphan");
  }

  @Test
  void aReleaseThatIsNotThereIsAnErrorUnlessThatIsFine() {
    assertThatThrownBy(() -> uninstall(UninstallRequest.builder("none")))
        .hasMessage("uninstall: Release not loaded: none: release: not found");
    assertThatThrownBy(() -> uninstall(UninstallRequest.builder("none").dryRun(true)))
        .hasMessage("release: not found");
    for (boolean dryRun : new boolean[] {true, false}) {
      assertThat(
              uninstall(UninstallRequest.builder("none").dryRun(dryRun).ignoreNotFound(true))
                  .release())
          .isEmpty();
    }
    assertThatThrownBy(() -> uninstall(UninstallRequest.builder("No_").ignoreNotFound(true)))
        .hasMessage("uninstall: Release name is invalid: No_");
    assertThatThrownBy(() -> uninstall(UninstallRequest.builder("No_").dryRun(true)))
        .hasMessage("releaseContent: Release name is invalid: No_");
  }
}
