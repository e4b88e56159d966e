package dev.chartwright.testkit.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.testkit.kube.ApiClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers of a kube-apiserver 1.36.3 to the same requests. */
class ServerSideApplyTest {
  private static final String MAP = "/api/v1/namespaces/default/configmaps/one";
  private static final String SERVICE = "/api/v1/namespaces/default/services/web";

  private final FakeApiServer server = FakeApiServer.start();
  private final ApiClient client = new ApiClient(server.url());

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer apply(String manager, String data) {
    return client.apply(
        MAP + "?fieldManager=" + manager,
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: one}, data: {" + data + "}}");
  }

  @Test
  void makesWhatIsNotThere() {
    Answer answer = apply("helm", "a: x");
    assertThat(answer.code()).isEqualTo(201);
    assertThat(answer.text())
        .contains("\"fieldsV1\":{\"f:data\":{\"f:a\":{}}}", "\"operation\":\"Apply\"");
  }

  @Test
  void takesAwayWhatIsNoLongerApplied() {
    apply("helm", "a: x, b: w");
    assertThat(apply("helm", "a: x").object().at("data")).hasToString("{a=x}");
  }

  @Test
  void leavesWhatSomebodyElseAppliesToo() {
    apply("helm", "a: x, b: w");
    apply("other", "b: w");
    assertThat(apply("helm", "a: x").object().at("data")).hasToString("{a=x, b=w}");
  }

  @Test
  void tellsOfAConflict() {
    apply("kubectl", "a: x");
    Answer answer = apply("helm", "a: w");
    assertThat(answer.code()).isEqualTo(409);
    assertThat(answer.message())
        .isEqualTo("Apply failed with 1 conflict: conflict with \"kubectl\": .data.a");
    assertThat(answer.object().listAt("details", "causes")).hasSize(1);
  }

  @Test
  void namesTheVersionOfAnUpdateThatIsInTheWay() {
    apply("helm", "a: x, b: x");
    client.patch(
        "merge-patch+json",
        MAP + "?fieldManager=kubectl-edit",
        "{\"data\":{\"a\":\"z\",\"b\":\"z\"}}");
    assertThat(apply("helm", "a: x, b: x").message())
        .isEqualTo(
            """
            Apply failed with 2 conflicts: conflicts with "kubectl-edit" using v1:
            - .data.a
            - .data.b\
            """);
  }

  @Test
  void takesOverByForce() {
    apply("kubectl", "a: x");
    Answer answer = apply("helm&force=true", "a: w");
    assertThat(answer.object().at("data")).hasToString("{a=w}");
    assertThat(answer.text()).doesNotContain("\"manager\":\"kubectl\"");
  }

  @Test
  void mergesListsByTheirKeys() {
    client.apply(
        SERVICE + "?fieldManager=one",
        "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80, name:"
            + " http}]}}");
    Answer answer =
        client.apply(
            SERVICE + "?fieldManager=two",
            "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 81, name:"
                + " more}]}}");
    assertThat(answer.object().listAt("spec", "ports")).hasSize(2);
    assertThat(answer.text()).contains("k:{\\\"port\\\":81,\\\"protocol\\\":\\\"TCP\\\"}");
  }

  @Test
  void takesAwayItemsThatAreNoLongerApplied() {
    String service =
        "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80}]}}";
    client.apply(SERVICE + "?fieldManager=helm", service);
    Answer answer = client.apply(SERVICE + "?fieldManager=helm", service.replace("80", "81"));
    assertThat(answer.object().listAt("spec", "ports").toString())
        .isEqualTo("[{port=81, protocol=TCP, targetPort=81}]");
  }

  @Test
  void wantsAManager() {
    Answer answer = client.apply(MAP, "{}");
    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message())
        .isEqualTo(
            "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required"
                + " for apply patch");
  }
}
