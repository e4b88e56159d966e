package dev.chartwright.kube.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.kube.KubeObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StrategicMergePatchTest {
  private final StrategicMergePatch patches = StrategicMergePatch.load();

  private static Map<String, @Nullable Object> deployment(String containers) {
    return tree(
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec:"
            + " {containers: ["
            + containers
            + "]}}}}");
  }

  private static Map<String, @Nullable Object> tree(String yaml) {
    return KubeObject.parse(Yaml.toJson(yaml).getBytes(StandardCharsets.UTF_8)).map();
  }

  @Test
  void aContainerThatIsGoneIsDeletedByItsName() {
    Map<String, @Nullable Object> patch =
        patches.threeWay(
            deployment("{name: a, image: i}, {name: b, image: i}"),
            deployment("{name: b, image: j}"),
            deployment("{name: a, image: i}, {name: b, image: i}, {name: theirs, image: x}"));
    assertThat(Json.marshal(patch))
        .isEqualTo(
            "{\"spec\":{\"template\":{\"spec\":{\"$setElementOrder/containers\":[{\"name\":\"b\"}],"
                + "\"containers\":[{\"image\":\"j\",\"name\":\"b\"},"
                + "{\"$patch\":\"delete\",\"name\":\"a\"}]}}}}");
  }

  @Test
  void aPatchLeavesWhatOthersAdded() {
    Map<String, @Nullable Object> live =
        deployment("{name: a, image: i}, {name: theirs, image: x}, {name: b, image: i}");
    Map<String, @Nullable Object> patch =
        patches.threeWay(
            deployment("{name: a, image: i}, {name: b, image: i}"),
            deployment("{name: b, image: i}, {name: a, image: i}"),
            live);
    assertThat(Json.marshal(patches.apply(live, patch)))
        .contains(
            "\"containers\":[{\"image\":\"x\",\"name\":\"theirs\"},"
                + "{\"image\":\"i\",\"name\":\"b\"},{\"image\":\"i\",\"name\":\"a\"}]");
  }

  @Test
  void aListThatDoesNotFitItsTypeMakesTheKindUnknown() {
    assertThat(patches.knows(deployment("{name: a}"))).isTrue();
    assertThat(patches.knows(deployment("{name: 1}"))).isFalse();
  }

  @Test
  void aFieldThatNobodyKnowsIsRefusedWhereItWouldBeMerged() {
    assertThatThrownBy(() ->
            patches.threeWay(
                deployment("{name: a, strange: {x: 1}}"),
                deployment("{name: a, strange: {x: 2}}"),
                deployment("{name: a, strange: {x: 1}}")))
        .hasMessage("unable to find api field in struct Container for the json field \"strange\"");
  }

  @ParameterizedTest
  @CsvSource({"1Gi, true", "0.5, true", "1e3, true", "-1m, true", "one, false", "1Xi, false"})
  void quantitiesAreNumbersWithSuffixes(String quantity, boolean fits) {
    assertThat(
            patches.knows(
                deployment("{name: a, resources: {limits: {memory: '" + quantity + "'}}}")))
        .isEqualTo(fits);
  }
}
