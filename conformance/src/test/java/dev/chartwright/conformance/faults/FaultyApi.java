package dev.chartwright.conformance.faults;

import dev.chartwright.kube.KubeObject;
import dev.chartwright.testkit.kube.ApiCall;
import dev.chartwright.testkit.kube.ApiFault;
import dev.chartwright.testkit.kube.CallPattern;
import java.nio.file.Path;
import java.util.List;

/** An API server that does something else with some requests. */
interface FaultyApi extends AutoCloseable {
  /** Writes how to reach it with its faults, and returns the file. */
  Path kubeconfig(Path file);

  /** Makes a new namespace. */
  String namespace(int number);

  void fault(CallPattern where, ApiFault what);

  void clearFaults();

  List<ApiCall> calls();

  void forgetCalls();

  /** What is there, whatever the faults. */
  List<KubeObject> objects(String apiVersion, String kind, String namespace);

  @Override
  void close();
}
