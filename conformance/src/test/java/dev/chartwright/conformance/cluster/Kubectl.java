package dev.chartwright.conformance.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.json.Json;
import dev.chartwright.testkit.kube.FakeApiServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the sessions do with kubectl between helm's commands, under its field managers. */
final class Kubectl {
  private final FakeApiServer server;
  private final String namespace;

  Kubectl(FakeApiServer server, String namespace) {
    this.server = server;
    this.namespace = namespace;
  }

  void run(List<String> words) {
    switch (words.get(1) + " " + words.get(2)) {
      case "create configmap" -> create(words.get(3), words.subList(4, words.size()));
      case "delete service", "delete secret", "delete configmap" ->
          server.delete("v1", kind(words.get(2)), stated(words), words.get(3));
      case "scale deployment" ->
          server.patch(
              "kubectl",
              "/apis/apps/v1/namespaces/" + namespace + "/deployments/" + words.get(3) + "/scale",
              "{\"spec\":{\"replicas\":" + words.get(4).substring("--replicas=".length()) + "}}");
      case "patch secret", "patch configmap" ->
          server.patch("kubectl-patch", path(words), words.get(words.size() - 1));
      case "annotate configmap" -> {
        String[] pair = words.get(4).split("=");
        Map<String, Object> patch =
            Map.of("metadata", Map.of("annotations", Map.of(pair[0], pair[1])));
        server.patch("kubectl-annotate", path(words), Json.marshal(patch));
      }
      default -> throw new IllegalArgumentException(String.join(" ", words));
    }
  }

  private static String kind(String word) {
    return switch (word) {
      case "service" -> "Service";
      case "secret" -> "Secret";
      default -> "ConfigMap";
    };
  }

  private String stated(List<String> words) {
    int flag = words.indexOf("-n");
    return flag < 0 ? namespace : words.get(flag + 1);
  }

  private String path(List<String> words) {
    return "/api/v1/namespaces/" + namespace + "/" + words.get(2) + "s/" + words.get(3);
  }

  private void create(String name, List<String> literals) {
    Map<String, Object> data = new TreeMap<>();
    for (String literal : literals) {
      assertThat(literal).startsWith("--from-literal=");
      String[] pair = literal.substring("--from-literal=".length()).split("=");
      data.put(pair[0], pair[1]);
    }
    Map<String, Object> object = new TreeMap<>();
    object.put("apiVersion", "v1");
    object.put("kind", "ConfigMap");
    object.put("metadata", Map.of("name", name, "namespace", namespace));
    if (!data.isEmpty()) {
      object.put("data", data);
    }
    server.put("kubectl-create", Json.marshal(object));
  }
}
