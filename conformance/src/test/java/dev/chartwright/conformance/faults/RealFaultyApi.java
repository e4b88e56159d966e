package dev.chartwright.conformance.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chartwright.kube.GroupVersionKind;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.RestMapping;
import dev.chartwright.kube.config.ConfigFlags;
import dev.chartwright.kube.config.KubeConfig;
import dev.chartwright.kube.rest.RestApi;
import dev.chartwright.kube.rest.RestOptions;
import dev.chartwright.testkit.kube.ApiCall;
import dev.chartwright.testkit.kube.ApiFault;
import dev.chartwright.testkit.kube.CallPattern;
import dev.chartwright.testkit.kube.FaultProxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A proxy with faults before a real API server; the namespaces go away with it. */
final class RealFaultyApi implements FaultyApi {
  private final Path kubeconfig;
  private final FaultProxy proxy;
  private final KubeApi direct;
  private final String prefix =
      "chartwright-faults-" + UUID.randomUUID().toString().substring(0, 8) + "-";
  private final List<String> namespaces = new ArrayList<>();

  private RealFaultyApi(Path kubeconfig, Path home) {
    this.kubeconfig = kubeconfig;
    proxy = FaultProxy.inFrontOf(kubeconfig);
    ConfigFlags flags =
        ConfigFlags.none(home.toString(), Map.of("KUBECONFIG", kubeconfig.toString()));
    direct =
        RestApi.of(
            () -> KubeConfig.load(flags).clusterConfig(), RestOptions.of("chartwright-faults"));
  }

  /** The one that {@code CHARTWRIGHT_TEST_KUBECONFIG} names; without it the test is skipped. */
  static RealFaultyApi fromEnvironment(Path home) {
    String named = System.getenv("CHARTWRIGHT_TEST_KUBECONFIG");
    assumeTrue(named != null, "CHARTWRIGHT_TEST_KUBECONFIG names no cluster");
    return new RealFaultyApi(Path.of(named).toAbsolutePath(), home);
  }

  /** Another proxy before the same server. */
  FaultProxy another() {
    return FaultProxy.inFrontOf(kubeconfig);
  }

  @Override
  public Path kubeconfig(Path file) {
    return proxy.kubeconfig(file, "default");
  }

  @Override
  public String namespace() {
    String name = prefix + (namespaces.size() + 1);
    String json =
        "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"" + name + "\"}}";
    direct.send(
        KubeRequest.of("POST", "/api/v1/namespaces")
            .body("application/json", json.getBytes(StandardCharsets.UTF_8)));
    namespaces.add(name);
    return name;
  }

  @Override
  public void empty(String namespace) {
    for (Map.Entry<String, String> kind : KINDS.entrySet()) {
      String path = mapping(kind.getValue(), kind.getKey()).path(namespace);
      for (KubeObject each : objects(kind.getValue(), kind.getKey(), namespace)) {
        if (!each.name().equals("kube-root-ca.crt")) {
          direct.send(KubeRequest.of("DELETE", path + "/" + each.name()));
        }
      }
    }
  }

  private RestMapping mapping(String apiVersion, String kind) {
    return direct.mapping(GroupVersionKind.of(apiVersion, kind)).orElseThrow();
  }

  @Override
  public void fault(CallPattern where, ApiFault what) {
    proxy.fault(where, what);
  }

  @Override
  public void clearFaults() {
    proxy.clearFaults();
  }

  @Override
  public List<ApiCall> calls() {
    return proxy.calls();
  }

  @Override
  public void forgetCalls() {
    proxy.forgetCalls();
  }

  @Override
  public List<KubeObject> objects(String apiVersion, String kind, String namespace) {
    RestMapping mapping = mapping(apiVersion, kind);
    List<KubeObject> objects = new ArrayList<>();
    for (Object each : direct.send(KubeRequest.get(mapping.path(namespace))).listAt("items")) {
      if (each instanceof Map<?, ?> map) {
        objects.add(object(map));
      }
    }
    return objects;
  }

  @SuppressWarnings("unchecked")
  private static KubeObject object(Map<?, ?> map) {
    return KubeObject.of((Map<String, @Nullable Object>) map);
  }

  @Override
  public void close() {
    proxy.close();
    try {
      for (String namespace : namespaces) {
        direct.send(KubeRequest.of("DELETE", "/api/v1/namespaces/" + namespace));
      }
    } finally {
      direct.close();
    }
  }
}
