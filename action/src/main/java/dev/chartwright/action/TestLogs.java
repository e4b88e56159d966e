package dev.chartwright.action;

import dev.chartwright.chart.Hook;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseHook;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The logs of a release's test pods, container by container, as {@code helm test --logs} prints
 * them. Source: Helm 4.3.1 {@code pkg/action/release_testing.go} (GetPodLogs).
 */
final class TestLogs {
  private final KubeApi api;
  private final String namespace;
  private final OutputStream out;

  private TestLogs(KubeApi api, String namespace, OutputStream out) {
    this.api = api;
    this.namespace = namespace;
    this.out = out;
  }

  static TestLogs of(KubeApi api, String namespace, OutputStream out) {
    return new TestLogs(api, namespace, out);
  }

  /**
   * Copies the logs of all tests that were asked for, by weight and name.
   *
   * @throws ActionException at the first pod whose logs are not to be had
   */
  void copy(Release release, ReleaseTestRequest request) throws IOException {
    List<Hook> hooks = new ArrayList<>();
    for (ReleaseHook each : release.hooks()) {
      hooks.add(each.hook());
    }
    hooks.sort(HookRunner.ORDER);
    for (Hook each : hooks) {
      if (each.runsAt(HookEvent.TEST) && each.kind().equals("Pod") && request.wants(each.name())) {
        copyPod(each.name());
      }
    }
  }

  private void copyPod(String name) throws IOException {
    String path = "/api/v1/namespaces/" + namespace + "/pods/" + name;
    KubeObject pod;
    try {
      pod = api.send(KubeRequest.get(path));
    } catch (KubeException e) {
      throw new ActionException("unable to get pod " + name + ": " + e.getMessage(), e);
    }
    List<RuntimeException> errors = new ArrayList<>();
    for (String each : List.of("initContainers", "containers")) {
      for (Object container : pod.listAt("spec", each)) {
        try {
          copyContainer(path, name, name(container));
        } catch (ActionException e) {
          errors.add(e);
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new ActionException(HookRunner.joined(errors, "\n"), errors.get(0));
    }
  }

  private static String name(Object container) {
    return container instanceof Map<?, ?> map && map.get("name") instanceof String name ? name : "";
  }

  private void copyContainer(String path, String pod, String container) throws IOException {
    InputStream opened;
    try {
      opened = api.open(KubeRequest.get(path + "/log").query("container", container));
    } catch (KubeException e) {
      throw new ActionException(
          "unable to get logs for pod " + pod + ", container " + container + ": " + e.getMessage(),
          e);
    }
    try (InputStream log = opened) {
      print("POD LOGS: " + pod + " (" + container + ")\n");
      byte[] buffer = new byte[8192];
      while (true) {
        int count;
        try {
          count = log.read(buffer);
        } catch (IOException e) {
          print("\n");
          throw new ActionException(
              "unable to write logs for pod "
                  + pod
                  + ", container "
                  + container
                  + ": "
                  + e.getMessage(),
              e);
        }
        if (count < 0) {
          break;
        }
        out.write(buffer, 0, count);
      }
      print("\n");
    }
  }

  private void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
