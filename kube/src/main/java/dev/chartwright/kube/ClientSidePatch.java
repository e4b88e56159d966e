package dev.chartwright.kube;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.patch.JsonMergePatch;
import dev.chartwright.kube.patch.PatchException;
import dev.chartwright.kube.patch.StrategicMergePatch;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes objects by patches that are computed here: a strategic merge for kinds that client-go
 * knows, a JSON merge for others.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/kube/client.go} (createPatch, patchResourceClientSide).
 */
final class ClientSidePatch implements Update.Method {
  private final KubeApi api;
  private final LogSink log;
  private final boolean threeWay;
  private @Nullable StrategicMergePatch strategic;

  ClientSidePatch(KubeApi api, LogSink log, boolean threeWay) {
    this.api = api;
    this.log = log;
    this.threeWay = threeWay;
  }

  @Override
  public Resource change(Resource original, KubeObject live, Resource target) {
    boolean merges = isKnown(target.object());
    Map<String, @Nullable Object> patch;
    try {
      patch = patch(original.object(), live, target.object(), merges);
    } catch (PatchException e) {
      throw KubeException.of("failed to create patch: " + e.getMessage(), e);
    }
    String kind = target.kind();
    if (patch.isEmpty()) {
      log.debug("no changes detected", "kind", kind, "name", target.name());
      return refresh(target);
    }
    log.debug(
        "patching resource", "kind", kind, "name", target.name(), "namespace", target.namespace());
    byte[] body = GoString.bytes(KubeObject.of(patch).toJson());
    String type =
        merges ? "application/strategic-merge-patch+json" : "application/merge-patch+json";
    try {
      return target.seen(api.send(ObjectRequests.patch(target, type, body)));
    } catch (KubeException e) {
      throw KubeException.of(
          "cannot patch \"" + target.name() + "\" with kind " + kind + ": " + e.getMessage(), e);
    }
  }

  private synchronized StrategicMergePatch strategic() {
    StrategicMergePatch loaded = strategic;
    if (loaded == null) {
      loaded = StrategicMergePatch.load();
      strategic = loaded;
    }
    return loaded;
  }

  private boolean isKnown(KubeObject object) {
    // client-go can convert these, but Helm takes them for unknown.
    boolean old =
        object.textAt("kind").equals("CustomResourceDefinition")
            && object.textAt("apiVersion").equals("apiextensions.k8s.io/v1beta1");
    return !old && strategic().knows(object.map());
  }

  private Map<String, @Nullable Object> patch(
      KubeObject original, KubeObject live, KubeObject target, boolean merges) {
    if (merges) {
      return strategic().threeWay(original.map(), target.map(), live.map());
    }
    return threeWay
        ? JsonMergePatch.threeWay(original.map(), target.map(), live.map())
        : JsonMergePatch.twoWay(original.map(), target.map());
  }

  private Resource refresh(Resource target) {
    try {
      return target.withObject(new LiveObject(api, target).read());
    } catch (KubeException e) {
      throw KubeException.of("failed to refresh resource information: " + e.getMessage(), e);
    }
  }
}
