package dev.chartwright.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.release.ReleaseStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code diff} and {@code drift} on a cluster in memory. */
class DiffTest {
  private final Scene scene = new Scene();

  private static String map(String name, String data) {
    return Scene.maps(name) + "data: {color: " + data + "}\n";
  }

  private static List<String> outcomes(List<ObjectChange> changes) {
    List<String> words = new ArrayList<>();
    for (ObjectChange each : changes) {
      words.add(each.name() + " " + each.outcome().word());
    }
    return words;
  }

  private Diff diff() {
    return Diff.of(scene.cluster, scene.settings, scene.surroundings);
  }

  @Test
  void aRollbackKeepsWhatItsPolicyKeepsWordForWord() {
    String second =
        map("a", "red")
            + Scene.maps("b")
            + Scene.object("ConfigMap", "kept", "helm.sh/resource-policy: keep")
            + Scene.object("ConfigMap", "nearly", "helm.sh/resource-policy: Keep");
    scene.revision(1, ReleaseStatus.SUPERSEDED, map("a", "blue") + Scene.maps("c"));
    scene.revision(2, ReleaseStatus.DEPLOYED, second);
    scene.kube.hold(second, "web");

    List<ObjectChange> changes = diff().rollback("web", 0, DiffOptions.defaults());

    assertThat(outcomes(changes))
        .containsExactly("a changed", "c created", "b deleted", "kept kept", "nearly deleted");
    assertThat(changes.get(0).diff()).contains("-  color: red\n", "+  color: blue\n");
    assertThat(scene.effects).noneMatch(effect -> effect.matches("(create|update|delete) .*"));
  }

  @Test
  void revisionsAreComparedWhateverIsInTheCluster() {
    scene.revision(1, ReleaseStatus.SUPERSEDED, map("a", "blue") + Scene.maps("b"));
    scene.revision(2, ReleaseStatus.DEPLOYED, map("a", "red") + Scene.maps("c"));

    assertThat(outcomes(diff().revisions("web", 1, 2, DiffOptions.defaults())))
        .containsExactly("a changed", "c created", "b deleted");
    assertThat(outcomes(diff().revisions("web", 2, 2, DiffOptions.defaults())))
        .containsExactly("a unchanged", "c unchanged");
  }

  @Test
  void driftIsWhatIsMissingOrNotAsTheManifestSays() {
    scene.revision(1, ReleaseStatus.DEPLOYED, map("a", "blue") + map("b", "blue") + map("c", "x"));
    scene.kube.hold(map("a", "blue") + "other: {added: true}\n" + map("b", "red"), "web");

    Drift.ReleaseDrift drift = Drift.of(scene.cluster, 3).run("web");

    assertThat(outcomes(drift.objects())).containsExactly("a unchanged", "b drifted", "c missing");
    assertThat(drift.differs()).isTrue();
    assertThat(drift.objects().get(1).diff()).contains("-  color: blue\n", "+  color: red\n");
  }
}
