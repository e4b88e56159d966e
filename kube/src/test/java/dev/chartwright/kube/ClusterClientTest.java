package dev.chartwright.kube;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogSink;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClusterClientTest {
  private static final UpdateOptions CLIENT_SIDE =
      new UpdateOptions(false, false, false, false, false, false);
  private static final String MAPS = "/api/v1/namespaces/here/configmaps/";
  private static final String APPLY = "?fieldManager=helm&fieldValidation=Strict&force=false";

  private final MemoryApi api = new MemoryApi();
  private final ClusterClient client = ClusterClient.of(api, "here", LogSink.none());

  private List<Resource> maps(String... namesAndValues) {
    StringBuilder text = new StringBuilder();
    for (String each : namesAndValues) {
      int equals = each.indexOf('=');
      text.append("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ")
          .append(each, 0, equals)
          .append("}\ndata: {v: ")
          .append(each.substring(equals + 1))
          .append("}\n");
    }
    return client.build(text.toString(), true);
  }

  @Test
  void theServerAppliesWhatIsMade() {
    Changes changes = client.create(maps("a=x"), CreateOptions.defaults());
    assertThat(changes.created()).extracting(Resource::name).containsExactly("a");
    assertThat(api.requests).containsExactly("PATCH " + MAPS + "a" + APPLY);
  }

  @Test
  void onRequestTheClientPostsWhatIsMade() {
    client.create(maps("a=x", "b=w"), CreateOptions.defaults().withServerSide(false, false));
    assertThat(api.requests)
        .containsExactly(
            "POST /api/v1/namespaces/here/configmaps?fieldManager=helm",
            "POST /api/v1/namespaces/here/configmaps?fieldManager=helm");
  }

  @Test
  void aFailureDoesNotKeepOthersFromBeingMade() {
    api.failOnce("PATCH " + MAPS + "a", StatusException.of(422, "Invalid", "a is wrong"));
    api.failOnce("PATCH " + MAPS + "b", StatusException.of(409, "Conflict", "b is theirs"));
    assertThatThrownBy(() -> client.create(maps("a=x", "b=w", "c=z"), CreateOptions.defaults()))
        .isInstanceOf(ChangesException.class)
        .hasMessage(
            "server-side apply failed for object here/a /v1, Kind=ConfigMap: a is wrong\n"
                + "conflict occurred while applying object here/b /v1, Kind=ConfigMap: b is theirs");
    assertThat(api.objects).containsOnlyKeys(MAPS + "c");
  }

  @Test
  void theLastOfAKindHasTheFirstTurn() {
    for (String name : List.of("a", "b", "c")) {
      api.failOnce("PATCH " + MAPS + name, StatusException.of(422, "Invalid", name + " is wrong"));
    }
    assertThatThrownBy(() -> client.create(maps("a=x", "b=w", "c=z"), CreateOptions.defaults()))
        .hasMessageMatching("(?s).*c is wrong\n.*a is wrong\n.*b is wrong");
    api.requests.clear();
    client.delete(maps("a=x", "b=w", "c=z"), Propagation.BACKGROUND);
    assertThat(api.requests)
        .containsExactly("DELETE " + MAPS + "c", "DELETE " + MAPS + "a", "DELETE " + MAPS + "b");
  }

  @Test
  void manyOfAKindAreAllTried() {
    String[] many = new String[40];
    Arrays.setAll(many, i -> "m" + i + "=x");
    client.create(maps(many), CreateOptions.defaults());
    assertThat(api.objects).hasSize(40);
    assertThat(api.requests.get(0)).isEqualTo("PATCH " + MAPS + "m39" + APPLY);
  }

  @Test
  void aQuotaThatChangedMeanwhileIsCountedAgain() {
    api.failOnce(
        "PATCH " + MAPS + "a",
        StatusException.of(
            409,
            "Conflict",
            "Operation cannot be fulfilled on resourcequotas \"q\": the object has been modified"));
    client.create(maps("a=x"), CreateOptions.defaults());
    assertThat(api.requests).hasSize(2);
  }

  @Test
  void anOldServerIsToldFromARefusal() {
    api.failOnce("PATCH " + MAPS + "a", StatusException.of(415, "UnsupportedMediaType", "what?"));
    assertThatThrownBy(() -> client.create(maps("a=x"), CreateOptions.defaults()))
        .hasMessage("server-side apply not available on the server: what?");
  }

  @Test
  void anObjectWithoutNameCannotBeApplied() {
    List<Resource> generated =
        client.build("{apiVersion: v1, kind: ConfigMap, metadata: {generateName: g-}}", true);
    assertThatThrownBy(() -> client.create(generated, CreateOptions.defaults()))
        .hasMessage(
            "server-side apply failed for object here/ /v1, Kind=ConfigMap: resource name may not"
                + " be empty");
  }

  @Test
  void anUpdateMakesChangesAndDeletes() {
    client.create(maps("a=x", "gone=x"), CreateOptions.defaults());
    api.requests.clear();
    Changes changes =
        client.update(maps("a=x", "gone=x"), maps("a=w", "new=z"), UpdateOptions.defaults());
    assertThat(changes.created()).extracting(Resource::name).containsExactly("new");
    assertThat(changes.updated()).extracting(Resource::name).containsExactly("a");
    assertThat(changes.deleted()).extracting(Resource::name).containsExactly("gone");
    assertThat(api.requests)
        .containsExactly(
            "GET " + MAPS + "a",
            "PATCH " + MAPS + "a" + APPLY,
            "GET " + MAPS + "new",
            "PATCH " + MAPS + "new" + APPLY,
            "GET " + MAPS + "gone",
            "DELETE " + MAPS + "gone");
  }

  @Test
  void whatIsToBeKeptIsNotDeleted() {
    KubeObject kept =
        KubeObject.parse(
            "{\"metadata\":{\"annotations\":{\"helm.sh/resource-policy\":\"keep\"}}}"
                .getBytes(UTF_8));
    api.objects.put(MAPS + "kept", kept);
    Changes changes = client.update(maps("kept=x"), List.of(), UpdateOptions.defaults());
    assertThat(changes.deleted()).isEmpty();
    assertThat(api.objects).containsKey(MAPS + "kept");
  }

  @Test
  void theClientPatchesWhatDiffers() {
    client.create(maps("a=x"), CreateOptions.defaults());
    api.requests.clear();
    client.update(maps("a=x"), maps("a=w"), CLIENT_SIDE);
    client.update(maps("a=x"), maps("a=x"), CLIENT_SIDE);
    assertThat(api.requests)
        .containsExactly(
            "GET " + MAPS + "a",
            "PATCH " + MAPS + "a?fieldManager=helm {\"data\":{\"v\":\"w\"}}",
            "GET " + MAPS + "a",
            "GET " + MAPS + "a");
  }

  @Test
  void objectsThatCannotBeChangedAreToldTogether() {
    client.create(maps("a=x", "b=x"), CreateOptions.defaults());
    api.failOnce("PATCH " + MAPS + "a", StatusException.of(422, "Invalid", "no"));
    api.failOnce("PATCH " + MAPS + "b", StatusException.of(403, "Forbidden", "never"));
    assertThatThrownBy(() -> client.update(maps("a=x", "b=x"), maps("a=w", "b=w"), CLIENT_SIDE))
        .hasMessage(
            "cannot patch \"a\" with kind ConfigMap: no && cannot patch \"b\" with kind ConfigMap:"
                + " never");
  }

  @Test
  void whatHasNoKindIsNoObject() {
    api.objects.put(MAPS + "a", KubeObject.parse("{\"code\":7}".getBytes(UTF_8)));
    assertThatThrownBy(() -> client.get(maps("a=x").get(0)))
        .hasMessage("Object 'Kind' is missing in '{\"code\":7}'");
  }

  @Test
  void replacingPutsTheVersionThatIsThere() {
    api.objects.put(
        MAPS + "a",
        KubeObject.parse(
            "{\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"7\"}}"
                .getBytes(UTF_8)));
    client.update(
        maps("a=x"), maps("a=w"), new UpdateOptions(false, false, true, false, false, false));
    assertThat(api.requests)
        .last()
        .isEqualTo("PUT " + MAPS + "a?fieldManager=helm&fieldValidation=Strict");
    assertThat(api.objects.get(MAPS + "a")).extracting(KubeObject::resourceVersion).isEqualTo("7");
  }

  @Test
  void fieldsPassToTheServersApplyFirst() {
    api.objects.put(
        MAPS + "a",
        KubeObject.parse(
            """
            {"kind":"ConfigMap","metadata":{"resourceVersion":"7","managedFields":[{"manager":"helm",
            "operation":"Update","apiVersion":"v1","fieldsV1":{"f:data":{"f:v":{}}}}]}}\
            """
                .getBytes(UTF_8)));
    client.update(
        maps("a=x"), maps("a=w"), new UpdateOptions(true, false, false, false, true, false));
    assertThat(api.requests)
        .contains(
            "PATCH "
                + MAPS
                + "a?fieldManager=helm&fieldValidation=Strict"
                + " [{\"op\":\"replace\",\"path\":\"/metadata/managedFields\",\"value\":"
                + "[{\"manager\":\"helm\",\"operation\":\"Apply\",\"apiVersion\":\"v1\","
                + "\"fieldsV1\":{\"f:data\":{\"f:v\":{}}}}]},"
                + "{\"op\":\"replace\",\"path\":\"/metadata/resourceVersion\",\"value\":\"7\"}]");
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    assertThatThrownBy(() ->
            client.update(
                List.of(), List.of(), new UpdateOptions(true, false, true, false, false, false)))
        .hasMessage("invalid operation: cannot use server-side apply and force replace together");
  }

  @Test
  void whatIsNotThereCountsAsDeleted() {
    client.create(maps("a=x"), CreateOptions.defaults());
    api.failOnce("DELETE " + MAPS + "c", StatusException.of(403, "Forbidden", "never"));
    Deletion deletion = client.delete(maps("a=x", "b=x", "c=x"), Propagation.FOREGROUND);
    assertThat(deletion.deleted()).extracting(Resource::name).containsExactly("a", "b");
    assertThat(deletion.errors()).extracting(Throwable::getMessage).containsExactly("never");
  }

  @Test
  void deletingNothingIsAnError() {
    assertThat(client.delete(List.of(), Propagation.BACKGROUND).errors())
        .extracting(Throwable::getMessage)
        .containsExactly("object not found, skipping delete: no objects visited");
  }

  @Test
  void podsOfWorkloadsAreReadOnceForEachSelector() {
    String deployment =
        "---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: %s}, spec: {selector:"
            + " {matchLabels: {b: x, a: w}}}}\n";
    List<Resource> resources =
        client.build(deployment.replace("%s", "d") + deployment.replace("%s", "e"), true);
    client.create(resources, CreateOptions.defaults());
    api.objects.put(
        "/api/v1/namespaces/here/pods",
        KubeObject.parse(
            "{\"kind\":\"PodList\",\"items\":[{\"metadata\":{\"name\":\"p\"}}]}".getBytes(UTF_8)));
    api.requests.clear();
    var seen = client.get(resources, true, false);
    assertThat(seen).containsOnlyKeys("v1/Deployment", "v1/Pod(related)");
    assertThat(seen.get("v1/Pod(related)")).hasSize(1);
    assertThat(api.requests)
        .containsOnlyOnce("GET /api/v1/namespaces/here/pods?labelSelector=a=w,b=x");
    assertThat(seen.get("v1/Pod(related)").get(0).toJson())
        .contains("{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\"");
  }

  @Test
  void logsThatCannotBeReadNamePodAndContainer() {
    assertThatThrownBy(() -> client.log("here", "p", "c"))
        .hasMessage("failed to stream pod logs for pod: p, container: c");
  }
}
