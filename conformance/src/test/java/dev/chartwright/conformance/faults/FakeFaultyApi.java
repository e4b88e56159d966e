package dev.chartwright.conformance.faults;

import dev.chartwright.kube.KubeObject;
import dev.chartwright.testkit.kube.ApiCall;
import dev.chartwright.testkit.kube.ApiFault;
import dev.chartwright.testkit.kube.CallPattern;
import dev.chartwright.testkit.kube.FakeApiServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A fake API server in this process. */
final class FakeFaultyApi implements FaultyApi {
  private final FakeApiServer server = FakeApiServer.start();
  private int namespaces;

  @Override
  public Path kubeconfig(Path file) {
    return server.kubeconfig(file);
  }

  @Override
  public String namespace() {
    namespaces++;
    String name = "n" + namespaces;
    server.namespace(name);
    return name;
  }

  @Override
  public void empty(String namespace) {
    for (Map.Entry<String, String> kind : KINDS.entrySet()) {
      for (KubeObject each : objects(kind.getValue(), kind.getKey(), namespace)) {
        server.delete(kind.getValue(), kind.getKey(), namespace, each.name());
      }
    }
  }

  @Override
  public void fault(CallPattern where, ApiFault what) {
    server.fault(where, what);
  }

  @Override
  public void clearFaults() {
    server.clearFaults();
  }

  @Override
  public List<ApiCall> calls() {
    return server.calls();
  }

  @Override
  public void forgetCalls() {
    server.forgetCalls();
  }

  @Override
  public List<KubeObject> objects(String apiVersion, String kind, String namespace) {
    return server.objects(apiVersion, kind, namespace);
  }

  @Override
  public void close() {
    server.close();
  }
}
