package dev.chartwright.testkit.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.kube.KubeObject;
import dev.chartwright.testkit.kube.ApiClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeApiServerTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";

  private final FakeApiServer server = FakeApiServer.start();
  private final ApiClient client = new ApiClient(server.url());

  @AfterEach
  void stop() {
    server.close();
  }

  private static String map(String name, String value) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\""
        + name
        + "\"},\"data\":{\"a\":\""
        + value
        + "\"}}";
  }

  private static String deployment(int replicas, String image, String command) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      replicas: %d
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          containers:
          - {name: main, image: "%s", command: [%s]}
    """
        .formatted(replicas, image, command);
  }

  @Test
  void givesNewObjectsWhatTheServerAloneSets() {
    Answer answer = client.post(MAPS, map("one", "x"));
    assertThat(answer.code()).isEqualTo(201);
    assertThat(answer.object().uid()).isNotEmpty();
    assertThat(answer.object().resourceVersion()).isNotEmpty();
    assertThat(answer.object().namespace()).isEqualTo("default");
    assertThat(answer.object().textAt("metadata", "creationTimestamp")).endsWith("Z");
    assertThat(answer.text())
        .contains("\"manager\":\"tester\"", "\"f:data\":{\".\":{},\"f:a\":{}}");
  }

  /** Each text was given by a kube-apiserver 1.36.3. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/configmaps/no||404|configmaps \"no\" not found",
        "GET|/services/no||404|services \"no\" not found",
        "DELETE|/secrets/no||404|secrets \"no\" not found",
        "POST|/configmaps|{\"metadata\":{\"name\":\"there\"}}|409|configmaps \"there\" already exists",
        "POST|/configmaps|{}|422|ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is required",
        "PUT|/configmaps/there|{\"metadata\":{\"name\":\"there\",\"resourceVersion\":\"1\"}}|409|Operation cannot be fulfilled on configmaps \"there\": the object has been modified; please apply your changes to the latest version and try again",
        "PUT|/configmaps/there|{\"metadata\":{\"name\":\"d\"}}|400|the name of the object (d) does not match the name on the URL (there)",
        "GET|/foos||404|the server could not find the requested resource",
        "POST|/services|{\"metadata\":{\"name\":\"s\"},\"spec\":{\"ports\":[{\"port\":99999}]}}|422|Service \"s\" is invalid: spec.ports[0].port: Invalid value: 99999: must be between 1 and 65535, inclusive",
        "POST|/services?fieldValidation=Strict|{\"metadata\":{\"name\":\"s\"},\"spec\":{\"x\":1}}|400|Service in version \"v1\" cannot be handled as a Service: strict decoding error: unknown field \"spec.x\"",
        "POST|/configmaps?fieldValidation=Strict|{\"metadata\":{\"name\":\"c\"},\"data\":{\"a\":\"b\",\"a\":\"c\"}}|400|ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: duplicate field \"data.a\"",
      })
  void refusesInTheWordsOfTheRealServer(
      String method, String path, String body, int code, String message) {
    server.put(map("there", "x"));
    Answer answer =
        client.send(
            method,
            "/api/v1/namespaces/default" + path,
            "application/json",
            body == null ? "" : body);
    assertThat(answer.message()).isEqualTo(message);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void knowsNoObjectsInNamespacesThatAreNotThere() {
    Answer answer = client.post("/api/v1/namespaces/no/configmaps", map("one", "x"));
    assertThat(answer.message()).isEqualTo("namespaces \"no\" not found");
  }

  @Test
  void bringsDeploymentsUp() {
    server.put(deployment(2, "nginx:1", ""));
    KubeObject web = server.object("apps/v1", "Deployment", "default", "web").orElseThrow();
    assertThat(web.at("status", "readyReplicas")).isEqualTo(2L);
    assertThat(server.objects("v1", "Pod", "default")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"missing/x:1, '', ImagePullBackOff", "nginx:1, '\"false\"', CrashLoopBackOff"})
  void leavesPodsThatCannotRunUnready(String image, String command, String reason) {
    server.put(deployment(1, image, command));
    KubeObject web = server.object("apps/v1", "Deployment", "default", "web").orElseThrow();
    assertThat(web.at("status", "readyReplicas")).isNull();
    KubeObject pod = server.objects("v1", "Pod", "default").get(0);
    assertThat(pod.listAt("status", "containerStatuses").toString()).contains(reason);
    assertThat(server.objects("v1", "Event", "default")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "noSuchField: 1|.spec.noSuchField: field not declared in schema",
        "progressDeadlineSeconds: soon|.spec.progressDeadlineSeconds: expected numeric (int or float), got string",
      })
  void appliesNothingWithFieldsThatTheKindDoesNotHave(String line, String message) {
    Answer answer =
        client.apply(
            DEPLOYMENTS + "/web?fieldManager=helm",
            deployment(1, "nginx:1", "").replace("replicas: 1", line));
    assertThat(answer.code()).isEqualTo(500);
    assertThat(answer.message())
        .isEqualTo(
            "failed to create typed patch object (/web; apps/v1, Kind=Deployment): " + message);
  }

  @Test
  void replacesThePodsOfAChangedTemplate() {
    server.put(deployment(1, "nginx:1", ""));
    server.put(deployment(1, "nginx:2", ""));
    List<KubeObject> pods = server.objects("v1", "Pod", "default");
    assertThat(pods).hasSize(1);
    assertThat(pods.get(0).listAt("spec", "containers").toString()).contains("nginx:2");
    assertThat(server.objects("apps/v1", "ReplicaSet", "default")).hasSize(2);
  }

  @Test
  void deletesWhatBelongsToADeletedObject() {
    server.put(deployment(2, "nginx:1", ""));
    Answer answer = client.delete(DEPLOYMENTS + "/web", "{\"propagationPolicy\":\"Background\"}");
    assertThat(answer.object().textAt("status")).isEqualTo("Success");
    assertThat(server.objects("v1", "Pod", "")).isEmpty();
    assertThat(server.objects("apps/v1", "ReplicaSet", "")).isEmpty();
  }

  @Test
  void leavesOrphansWhereAskedTo() {
    server.put(deployment(2, "nginx:1", ""));
    client.delete(DEPLOYMENTS + "/web", "{\"propagationPolicy\":\"Orphan\"}");
    assertThat(server.objects("apps/v1", "ReplicaSet", "")).hasSize(1);
  }

  @Test
  void keepsObjectsWithFinalizersUntilTheyAreTakenAway() {
    server.put(map("kept", "x").replace("\"name\"", "\"finalizers\":[\"a/b\"],\"name\""));
    client.delete(MAPS + "/kept", "");
    assertThat(client.get(MAPS + "/kept").object().textAt("metadata", "deletionTimestamp"))
        .isNotEmpty();
    client.patch("merge-patch+json", MAPS + "/kept", "{\"metadata\":{\"finalizers\":null}}");
    assertThat(client.get(MAPS + "/kept").code()).isEqualTo(404);
  }

  @Test
  void emptiesADeletedNamespace() {
    server.namespace("team");
    client.post("/api/v1/namespaces/team/configmaps", map("one", "x"));
    client.delete("/api/v1/namespaces/team", "");
    assertThat(client.get("/api/v1/namespaces/team").code()).isEqualTo(404);
    assertThat(server.objects("v1", "ConfigMap", "team")).isEmpty();
  }

  @Test
  void servesTheKindsOfDefinitionsThatWereMade() {
    assertThat(client.get("/apis/x.io/v1").code()).isEqualTo(404);
    server.put(
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: foos.x.io}
        spec:
          group: x.io
          scope: Namespaced
          names: {plural: foos, kind: Foo}
          versions: [{name: v1, served: true, storage: true}]
        """);
    assertThat(client.get("/apis/x.io/v1").object().listAt("resources")).hasSize(1);
    assertThat(
            client.get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/foos.x.io").text())
        .contains("Established");
    Answer made =
        client.post(
            "/apis/x.io/v1/namespaces/default/foos",
            "{\"apiVersion\":\"x.io/v1\",\"kind\":\"Foo\",\"metadata\":{\"name\":\"f\"},\"spec\":{}}");
    assertThat(made.code()).isEqualTo(201);
  }

  @Test
  void listsByLabelsAndPages() {
    for (int i = 0; i < 5; i++) {
      client.post(
          MAPS,
          map("m" + i, "x")
              .replace("\"name\"", "\"labels\":{\"odd\":\"" + (i % 2) + "\"},\"name\""));
    }
    assertThat(client.get(MAPS + "?labelSelector=odd%3D1").object().listAt("items")).hasSize(2);
    assertThat(client.get(MAPS + "?labelSelector=odd+in+(0,2)").object().listAt("items"))
        .hasSize(3);
    assertThat(client.get(MAPS + "?fieldSelector=metadata.name%3Dm3").object().listAt("items"))
        .hasSize(1);
    KubeObject first = client.get(MAPS + "?limit=4").object();
    assertThat(first.listAt("items")).hasSize(4);
    String next = first.textAt("metadata", "continue");
    assertThat(client.get(MAPS + "?limit=4&continue=" + next).object().listAt("items")).hasSize(2);
  }

  @Test
  void watchesFromTheBeginningWithABookmark() {
    client.post(MAPS, map("one", "x"));
    String events =
        client
            .get(
                MAPS
                    + "?watch=true&sendInitialEvents=true&allowWatchBookmarks=true&timeoutSeconds=0"
                    + "&labelSelector=none%3Dx")
            .text();
    assertThat(events).startsWith("{\"object\"").contains("\"k8s.io/initial-events-end\":\"true\"");
    assertThat(events).doesNotContain("\"one\"");
  }

  @Test
  void watchesWhatHappensAfterAVersion() {
    String version = client.post(MAPS, map("one", "x")).object().resourceVersion();
    client.put(MAPS + "/one", map("one", "y"));
    client.delete(MAPS + "/one", "");
    String events =
        client.get(MAPS + "?watch=true&timeoutSeconds=1&resourceVersion=" + version).text();
    assertThat(events.lines().map(line -> line.replaceAll(".*\"type\":\"([A-Z]+)\".*", "$1")))
        .containsExactly("MODIFIED", "DELETED");
  }

  @Test
  void answersWithTablesWhenAskedTo() {
    server.put(deployment(1, "nginx:1", ""));
    Answer answer =
        client.get(
            DEPLOYMENTS, "Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json");
    assertThat(answer.object().textAt("kind")).isEqualTo("Table");
    assertThat(((Map<?, ?>) answer.object().listAt("rows").get(0)).get("cells").toString())
        .startsWith("[web, 1/1, 1, 1, ");
  }

  @Test
  void refusesWhatNoRuleAllows() {
    server.token("secret", "dev");
    server.namespace("team");
    server.allow("dev", AccessRule.of("get,list", "configmaps").in("team"));
    String[] dev = {"Authorization", "Bearer secret"};
    assertThat(client.get("/api/v1/namespaces/team/configmaps", dev).code()).isEqualTo(200);
    Answer refused = client.get("/api/v1/namespaces/other/secrets", dev);
    assertThat(refused.code()).isEqualTo(403);
    assertThat(refused.message())
        .isEqualTo(
            "secrets is forbidden: User \"dev\" cannot list resource \"secrets\" in API group \"\""
                + " in the namespace \"other\"");
    assertThat(client.get("/apis/apps/v1/namespaces/team/deployments/x", dev).message())
        .isEqualTo(
            "deployments.apps \"x\" is forbidden: User \"dev\" cannot get resource \"deployments\""
                + " in API group \"apps\" in the namespace \"team\"");
    assertThat(client.get(MAPS, "Authorization", "Bearer wrong").code()).isEqualTo(401);
  }

  @Test
  void speaksForSomebodyElseWhenAskedTo() {
    server.restrict("bob");
    assertThat(client.get(MAPS, "Impersonate-User", "bob").message())
        .isEqualTo(
            "configmaps is forbidden: User \"bob\" cannot list resource \"configmaps\" in API group"
                + " \"\" in the namespace \"default\"");
  }

  @Test
  void changesNothingInADryRun() {
    assertThat(client.post(MAPS + "?dryRun=All", map("one", "x")).code()).isEqualTo(201);
    assertThat(client.get(MAPS + "/one").code()).isEqualTo(404);
  }

  @Test
  void remembersRequests() {
    client.post(MAPS, map("one", "x"));
    client.get(MAPS + "/no");
    assertThat(server.calls())
        .extracting(ApiCall::line)
        .containsExactly("POST " + MAPS + " 201", "GET " + MAPS + "/no 404");
    assertThat(server.writes()).hasSize(1);
  }
}
