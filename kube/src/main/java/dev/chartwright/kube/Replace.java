package dev.chartwright.kube;

import dev.chartwright.golang.slog.LogSink;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts objects in the place of those that are there, whatever these have become.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/kube/client.go} (replaceResource).
 */
final class Replace implements Update.Method {
  private final KubeApi api;
  private final LogSink log;

  Replace(KubeApi api, LogSink log) {
    this.api = api;
    this.log = log;
  }

  @Override
  public Resource change(Resource original, KubeObject live, Resource target) {
    Resource seen;
    try {
      KubeObject wanted = withVersion(target);
      seen = target.seen(api.send(ObjectRequests.replace(target, wanted)));
    } catch (KubeException e) {
      String message = "failed to replace object: " + e.getMessage();
      log.debug("error replacing the resource", target.versionedWords("error", message));
      throw KubeException.of(message, e);
    }
    log.debug(
        "replace succeeded",
        "name",
        original.name(),
        "initialKind",
        original.object().textAt("kind"),
        "kind",
        target.kind());
    return seen;
  }

  /** The object that is wanted, with the version of the one that it takes the place of. */
  private KubeObject withVersion(Resource target) {
    KubeObject object = target.object();
    if (!object.resourceVersion().isEmpty()) {
      return object;
    }
    String version;
    try {
      version = api.send(ObjectRequests.get(target)).resourceVersion();
    } catch (KubeException gone) {
      return object;
    }
    Map<String, @Nullable Object> copy = object.copy();
    if (copy.get("metadata") instanceof Map<?, ?> map) {
      @SuppressWarnings("unchecked")
      Map<String, @Nullable Object> metadata = (Map<String, @Nullable Object>) map;
      metadata.put("resourceVersion", version);
    }
    return KubeObject.of(copy);
  }
}
