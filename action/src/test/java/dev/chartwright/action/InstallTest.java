package dev.chartwright.action;

import static dev.chartwright.action.Scene.maps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.chart.values.SetFlag;
import dev.chartwright.chart.values.ValuesOptions;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.WaitStrategy;
import dev.chartwright.release.HookExecution;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseOrigin;
import dev.chartwright.release.ReleaseStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code install} does, in which order, and what stands in the record afterwards. */
final class InstallTest {
  @TempDir Path folder;

  private final Scene scene = new Scene();
  private ChartFolder chart;

  @BeforeEach
  void writeChart() {
    chart = ChartFolder.in(folder).map("a");
  }

  private Release install(InstallRequest request) {
    return install(request, ReleaseEvents.none());
  }

  private Release install(InstallRequest request, ReleaseEvents events) {
    return Install.of(scene.cluster, scene.settings, scene.surroundings)
        .run(request, events)
        .release();
  }

  private InstallRequest request() {
    return InstallRequest.of("web", chart.source());
  }

  private InstallRequest request(ReleaseChange.Builder change) {
    return request().withChange(change.build());
  }

  private static ReleaseChange.Builder change() {
    return ReleaseChange.builder();
  }

  @Test
  void theRecordSaysWhatWasInstalled() {
    chart.file("templates/NOTES.txt", "Hello {{ .Release.Name }}");
    Release made =
        install(
            InstallRequest.of(
                TemplateRequest.builder(chart.source())
                    .releaseName("web")
                    .namespace("shop")
                    .values(ValuesOptions.none().with(SetFlag.SET, "x=1"))
                    .labels(Map.of("team", "red"))
                    .build()));

    assertThat(scene.release(1)).isSameAs(made);
    assertThat(made.namespace()).isEqualTo("shop");
    assertThat(made.info().status()).isEqualTo(ReleaseStatus.DEPLOYED);
    assertThat(made.info().description()).isEqualTo("Install complete");
    assertThat(made.info().firstDeployed().toInstant()).isEqualTo(Scene.NOW);
    assertThat(made.info().lastDeployed().toInstant()).isEqualTo(Scene.NOW);
    assertThat(made.info().notes()).isEqualTo("Hello web");
    assertThat(made.config()).containsOnlyKeys("x");
    assertThat(made.labels()).containsExactly(Map.entry("team", "red"));
    assertThat(made.applyMethod()).isEqualTo("ssa");
    assertThat(made.manifest())
        .isEqualTo(
            """
            ---
            # Source: web/templates/a.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: a

            """);
    assertThat(made.chart()).isNotNull();
  }

  @Test
  void recordsHooksAndObjectsComeInHelmsOrder() {
    chart
        .hook("last", "post-install", "helm.sh/hook-delete-policy: hook-succeeded")
        .hook("second", "pre-install")
        .hook("first", "pre-install", "helm.sh/hook-weight: \"-5\"");

    install(request());

    assertThat(scene.effects)
        .containsExactly(
            "store v1 pending-install: Initial install underway",
            "delete Pod/first",
            "await end of [Pod/first]",
            "record v1 pending-install: Initial install underway",
            "create Pod/first",
            "delete Pod/second",
            "await end of [Pod/second]",
            "record v1 pending-install: Initial install underway",
            "create Pod/second",
            "create ConfigMap/a",
            "await [ConfigMap/a]",
            "record v1 pending-install: Initial install underway",
            "create Pod/last",
            "delete Pod/last",
            "await end of [Pod/last]",
            "record v1 deployed: Install complete");
  }

  @Test
  void objectsCarryTheirReleaseButTheManifestDoesNot() {
    Release made = install(request());

    KubeObject object = scene.kube.object("ConfigMap/a");
    assertThat(object.labels()).containsEntry("app.kubernetes.io/managed-by", "Helm");
    assertThat(object.annotations())
        .containsEntry("meta.helm.sh/release-name", "web")
        .containsEntry("meta.helm.sh/release-namespace", "default");
    assertThat(made.manifest()).doesNotContain("meta.helm.sh");
  }

  @Test
  void theRunOfAHookStandsInTheRecord() {
    chart.hook("first", "pre-install");

    HookExecution run = install(request()).hooks().get(0).lastRun();

    assertThat(run.phase()).isEqualTo("Succeeded");
    assertThat(run.startedAt().toInstant()).isEqualTo(Scene.NOW);
    assertThat(run.completedAt().toInstant()).isEqualTo(Scene.NOW);
    assertThat(scene.release(1).hooks().get(0).hook().deletePolicies())
        .containsExactly("before-hook-creation");
  }

  @Test
  void hooksAreLeftOutWhenNotWanted() {
    chart.hook("first", "pre-install");

    install(request(change().hooks(false)));

    assertThat(scene.kube.objects()).containsExactly("ConfigMap/a");
  }

  @Test
  void aFailingHookFailsTheReleaseAndLeavesTheRestUndone() {
    chart
        .hook("bad", "pre-install", "helm.sh/hook-delete-policy: hook-failed")
        .hook("also", "pre-install", "helm.sh/hook-delete-policy: hook-succeeded");
    scene.kube.neverReady("Pod/bad");

    assertThatThrownBy(() -> install(request()))
        .isInstanceOf(ReleaseChangeException.class)
        .hasMessage("failed pre-install: Pod/bad not ready");

    assertThat(scene.effects)
        .containsExactly(
            "store v1 pending-install: Initial install underway",
            "record v1 pending-install: Initial install underway",
            "create Pod/also",
            "record v1 pending-install: Initial install underway",
            "create Pod/bad",
            "delete Pod/bad",
            "await end of [Pod/bad]",
            "delete Pod/also",
            "await end of [Pod/also]",
            "record v1 failed: Release \"web\" failed: failed pre-install: Pod/bad not ready");
    assertThat(scene.release(1).hooks().get(1).lastRun().phase()).isEqualTo("Failed");
  }

  @Test
  void aHookThatCannotBeMadeNamesItsFile() {
    chart.hook("bad", "post-install");
    scene.kube.fail("create Pod/bad", "no");

    assertThatThrownBy(() -> install(request()))
        .hasMessage(
            "failed post-install: warning: Hook post-install web/templates/bad.yaml failed: no");
    assertThat(scene.release(1).info().status()).isEqualTo(ReleaseStatus.FAILED);
  }

  @Test
  void aFailureIsRecorded() {
    scene.kube.fail("create ConfigMap/a", "no room");

    assertThatThrownBy(() -> install(request()))
        .isInstanceOfSatisfying(
            ReleaseChangeException.class,
            e -> assertThat(e.release()).containsSame(scene.release(1)))
        .hasMessage("no room");
    assertThat(scene.effects).last().isEqualTo("record v1 failed: Release \"web\" failed: no room");
  }

  @Test
  void aFailureIsUndoneIfAskedFor() {
    scene.kube.neverReady("ConfigMap/a");

    assertThatThrownBy(() -> install(request(change().rollbackOnFailure(true))))
        .hasMessage(
            "release web failed, and has been uninstalled due to rollback-on-failure being set:"
                + " ConfigMap/a not ready");
    assertThat(scene.kube.objects()).isEmpty();
    assertThat(scene.effects).last().isEqualTo("forget v1");
  }

  @Test
  void whatCannotBeUndoneIsSaidBesideTheFirstFailure() {
    scene.kube.neverReady("ConfigMap/a");
    scene.kube.fail("delete ConfigMap/a", "stuck");

    assertThatThrownBy(() -> install(request(change().rollbackOnFailure(true))))
        .hasMessage(
            "an error occurred while uninstalling the release. original install error: ConfigMap/a"
                + " not ready: failed to delete release: web");
  }

  @Test
  void aNameThatIsInUseIsRefusedBeforeAnythingHappens() {
    scene.revision(1, ReleaseStatus.DEPLOYED, maps("a"));

    assertThatThrownBy(() -> install(request()))
        .hasMessage("release name check failed: cannot reuse a name that is still in use");
    assertThat(scene.effects).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"UNINSTALLED, true", "FAILED, true", "DEPLOYED, false", "PENDING_INSTALL, false"})
  void replacingTakesTheNameOfWhatIsGoneOrFailed(ReleaseStatus last, boolean allowed) {
    scene.revision(3, last, maps("a"));

    if (!allowed) {
      assertThatThrownBy(() -> install(request().withReplace(true)))
          .hasMessage("release name check failed: cannot reuse a name that is still in use");
      return;
    }
    assertThat(install(request().withReplace(true)).version()).isEqualTo(4);
    assertThat(scene.release(3).info().status())
        .isEqualTo(last == ReleaseStatus.FAILED ? last : ReleaseStatus.SUPERSEDED);
  }

  @ParameterizedTest
  @CsvSource({
    "Web, 'Web'",
    "a_b, 'a_b'",
    "-a, '-a'",
  })
  void aNameThatIsNoNameIsRefused(String name, String shown) {
    assertThatThrownBy(() -> install(InstallRequest.of(name, chart.source())))
        .hasMessageStartingWith("release name check failed: release name \"" + shown + "\": ");
  }

  @ParameterizedTest
  @CsvSource({
    "./web, web-7",
    "web-1.2.3.tgz, web-1-7",
    "oci://r.example/charts/web, web-7",
    "repo/web, web-7",
    "., chart-7",
    "'', chart-7",
    "/, /-7",
  })
  void namesAreMadeOfTheChartAndTheTime(String reference, String name) {
    assertThat(Install.generated(reference, 7)).isEqualTo(name);
  }

  @Test
  void aGeneratedNameIsTheReleases() {
    assertThat(install(request().withGeneratedName(true)).name())
        .isEqualTo("web-" + Scene.NOW.getEpochSecond());
  }

  @Test
  void objectsOfOthersAreNotTaken() {
    scene.kube.hold(maps("a"), "");

    assertThatThrownBy(() -> install(request()))
        .hasMessage(
            "unable to continue with install: ConfigMap \"a\" in namespace \"default\" exists and"
                + " cannot be imported into the current release: invalid ownership metadata; label"
                + " validation error: missing key \"app.kubernetes.io/managed-by\": must be set to"
                + " \"Helm\"; annotation validation error: missing key"
                + " \"meta.helm.sh/release-name\": must be set to \"web\"; annotation validation"
                + " error: missing key \"meta.helm.sh/release-namespace\": must be set to"
                + " \"default\"");
    assertThat(scene.effects).isEmpty();
  }

  @Test
  void objectsOfAnotherReleaseAreNotTaken() {
    scene.kube.hold(maps("a"), "other");

    assertThatThrownBy(() -> install(request()))
        .hasMessageEndingWith(
            "invalid ownership metadata; annotation validation error: key"
                + " \"meta.helm.sh/release-name\" must equal \"web\": current value is \"other\"");
  }

  @ParameterizedTest
  @CsvSource({"true, ''", "false, other"})
  void objectsAreTakenOverWhenAskedForOrOnesOwn(boolean take, String owner) {
    scene.kube.hold(maps("a"), take ? owner : "web");

    install(request(change().takeOwnership(take)));

    assertThat(scene.effects)
        .containsExactly(
            "store v1 pending-install: Initial install underway",
            "update [ConfigMap/a] to [ConfigMap/a]",
            "await [ConfigMap/a]",
            "record v1 deployed: Install complete");
  }

  @Test
  void anObjectThatCannotBeReadStopsTheInstallation() {
    scene.kube.fail("get ConfigMap/a", "configmaps \"a\" is forbidden");

    assertThatThrownBy(() -> install(request()))
        .hasMessage(
            "unable to continue with install: could not get information about the resource"
                + " ConfigMap \"a\" in namespace \"default\": configmaps \"a\" is forbidden");
  }

  @Test
  void aNameAndAGeneratedNameDoNotGoTogether() {
    chart.map("a", "generateName: b");

    assertThatThrownBy(() -> install(request()))
        .hasMessage(
            "unable to continue with install: metadata.name and metadata.generateName cannot both"
                + " be set");
  }

  @ParameterizedTest
  @EnumSource(
      value = DryRun.class,
      names = {"CLIENT", "SERVER"})
  void aDryRunChangesNothing(DryRun dryRun) {
    chart.hook("first", "pre-install").file("crds/a.yaml", maps("kind"));

    Release made =
        install(
            request(change().dryRun(dryRun).description("mine"))
                .withCreateNamespace(true)
                .withReplace(true));

    assertThat(scene.effects).isEmpty();
    assertThat(made.info().status()).isEqualTo(ReleaseStatus.PENDING_INSTALL);
    assertThat(made.info().description()).isEqualTo("Dry run complete");
    assertThat(made.hooks()).hasSize(1);
  }

  @Test
  void aDryRunOfTheClientNeedsNoCluster() {
    InstallRequest request = request(change().dryRun(DryRun.CLIENT));

    Release made =
        Install.offline(scene.settings, scene.surroundings)
            .run(request, ReleaseEvents.none())
            .release();

    assertThat(made.manifest()).contains("name: a");
  }

  @Test
  void templatesSeeTheCluster() {
    chart.file("templates/NOTES.txt", "{{ .Capabilities.KubeVersion }}");

    assertThat(install(request()).info().notes()).isEqualTo("v1.36.3");
  }

  @Test
  void secretsAreHiddenInDryRunsOnly() {
    chart.file(
        "templates/s.yaml",
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\ndata: {p: cA==}\n");

    assertThat(install(request(change().dryRun(DryRun.SERVER).hideSecrets(true))).manifest())
        .contains("# HIDDEN: The Secret output has been suppressed")
        .doesNotContain("cA==");
    assertThatThrownBy(() -> install(request(change().hideSecrets(true))))
        .hasMessage("hiding Kubernetes secrets requires a dry-run mode");
  }

  @Test
  void definitionsComeBeforeEverythingAndAreAwaited() {
    chart.file("crds/a.yaml", maps("kind"));

    install(request());

    assertThat(scene.effects)
        .startsWith(
            "create ConfigMap/kind",
            "await [ConfigMap/kind]",
            "store v1 pending-install: Initial install underway");
  }

  @Test
  void definitionsAreLeftOutWhenNotWanted() {
    chart.file("crds/a.yaml", maps("kind"));

    install(request().withSkipCrds(true));

    assertThat(scene.kube.objects()).containsExactly("ConfigMap/a");
  }

  @ParameterizedTest
  @CsvSource({
    "create ConfigMap/kind, no, 'failed to install CRD crds/a.yaml: no'",
    "build ConfigMap, what, 'failed to install CRD crds/a.yaml: what'",
  })
  void aDefinitionThatCannotBeMadeStopsTheInstallation(
      String effect, String reason, String message) {
    chart.file("crds/a.yaml", maps("kind"));
    scene.kube.fail(effect, reason);

    assertThatThrownBy(() -> install(request())).hasMessage(message);
    assertThat(scene.records.list()).isEmpty();
  }

  @Test
  void anEmptyDefinitionStopsTheInstallation() {
    chart.file("crds/a.yaml", "# nothing\n");

    assertThatThrownBy(() -> install(request()))
        .hasMessage("failed to install CRD crds/a.yaml: resources are empty");
  }

  @Test
  void theNamespaceIsMadeBeforeTheRecord() {
    install(request().withCreateNamespace(true));

    assertThat(scene.effects)
        .startsWith(
            "create Namespace/default", "store v1 pending-install: Initial install underway");
    assertThat(scene.kube.object("Namespace/default").labels()).containsEntry("name", "default");
  }

  @Test
  void withoutServerSideApplyObjectsAreMadeFromHere() {
    chart.hook("first", "pre-install");

    Release made = install(request().withServerSide(false));

    assertThat(made.applyMethod()).isEqualTo("csa");
    assertThat(scene.effects)
        .contains("create Pod/first from here", "create ConfigMap/a from here");
  }

  @Test
  void jobsAreAwaitedWhenAskedFor() {
    install(request(change().wait(WaitStrategy.WATCHER).waitForJobs(true)));

    assertThat(scene.effects).contains("await with jobs [ConfigMap/a]");
  }

  @Test
  void ownWordsDescribeARelease() {
    assertThat(install(request(change().description("mine"))).info().description())
        .isEqualTo("mine");
  }

  @Test
  void reservedLabelsAreRefused() {
    assertThatThrownBy(() ->
            install(
                InstallRequest.of(
                    TemplateRequest.builder(chart.source())
                        .releaseName("web")
                        .labels(Map.of("owner", "me"))
                        .build())))
        .hasMessage(
            "user supplied labels contains system reserved label name. System labels: [name owner"
                + " status version createdAt modifiedAt]");
  }

  @Test
  void aRecordThatCannotBeStoredStopsTheInstallation() {
    scene.records.failCreate("too big");

    assertThatThrownBy(() -> install(request())).hasMessage("too big");
    assertThat(scene.kube.objects()).isEmpty();
  }

  @Test
  void cancellingMarksTheReleaseAsFailed() {
    chart.hook("slow", "pre-install");
    Cancellation cancellation = Cancellation.create();
    scene.kube.during("create Pod/slow", cancellation::cancel);

    assertThatThrownBy(() -> install(request(), cancellable(cancellation)))
        .isInstanceOf(ReleaseChangeException.class);
    assertThat(scene.release(1).info().status()).isEqualTo(ReleaseStatus.FAILED);
    assertThat(scene.release(1).info().description())
        .isEqualTo("Release \"web\" failed: context canceled");
  }

  @Test
  void whoCancelsBeforeRenderingLeavesNothingBehind() {
    Cancellation cancellation = Cancellation.create();
    cancellation.cancel();

    assertThatThrownBy(() -> install(request(), cancellable(cancellation)))
        .hasMessage("context canceled");
    assertThat(scene.effects).isEmpty();
  }

  @Test
  void logsOfHooksAreShownAsTheirPoliciesSay() {
    chart.hook("chatty", "pre-install", "helm.sh/hook-output-log-policy: hook-succeeded");
    List<String> logs = new ArrayList<>();
    ReleaseEvents none = ReleaseEvents.none();

    install(
        request(),
        new ReleaseEvents(
            none.pulls(),
            none.dependencies(),
            (namespace, pod, container, text) ->
                logs.add(namespace + "/" + pod + "/" + container + ": " + text),
            none.cancellation()));

    assertThat(logs).containsExactly("default/chatty/main: log of chatty");
  }

  @Test
  void whereAChartCameFromIsRecordedWhenAskedFor() {
    Release made = install(request(change().recordOrigin(true)));

    assertThat(made.origin()).contains(ReleaseOrigin.of(folder.resolve("web").toString(), "", ""));
  }

  @Test
  void whereAChartCameFromIsNotRecordedUnasked() {
    assertThat(install(request()).origin()).isEmpty();
  }

  private static ReleaseEvents cancellable(Cancellation cancellation) {
    ReleaseEvents none = ReleaseEvents.none();
    return new ReleaseEvents(none.pulls(), none.dependencies(), none.hooks(), cancellation);
  }
}
