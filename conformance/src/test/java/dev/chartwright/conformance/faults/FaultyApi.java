package dev.chartwright.conformance.faults;

import dev.chartwright.kube.KubeObject;
import dev.chartwright.testkit.kube.ApiCall;
import dev.chartwright.testkit.kube.ApiFault;
import dev.chartwright.testkit.kube.CallPattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An API server that does something else with some requests. */
interface FaultyApi extends AutoCloseable {
  /** The kinds of what the tests leave, with their API versions. */
  Map<String, String> KINDS =
      Map.of("Secret", "v1", "ConfigMap", "v1", "Lease", "coordination.k8s.io/v1");

  /** Writes how to reach it with its faults, and returns the file. */
  Path kubeconfig(Path file);

  /** Makes a new namespace. */
  String namespace();

  /** Takes everything of a release out of a namespace. */
  void empty(String namespace);

  void fault(CallPattern where, ApiFault what);

  void clearFaults();

  List<ApiCall> calls();

  void forgetCalls();

  /** What is there, whatever the faults. */
  List<KubeObject> objects(String apiVersion, String kind, String namespace);

  @Override
  void close();
}
