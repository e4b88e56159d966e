package dev.chartwright.kube;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.patch.ManagedFields;
import java.util.Optional;

/**
 * Has the server apply objects that were updated by their client before: the fields that these
 * updates own pass to the applies first.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/kube/client.go} (upgradeClientSideFieldManager).
 */
final class Handover implements Update.Method {
  private final KubeApi api;
  private final LogSink log;
  private final Apply apply;
  private final boolean dryRun;

  Handover(KubeApi api, LogSink log, Apply apply, boolean dryRun) {
    this.api = api;
    this.log = log;
    this.apply = apply;
    this.dryRun = dryRun;
  }

  @Override
  public Resource change(Resource original, KubeObject live, Resource target) {
    boolean patched;
    try {
      patched = Retry.onConflict(() -> upgrade(original));
    } catch (KubeException e) {
      log.debug(
          "Error patching resource to replace CSA field management",
          "error",
          String.valueOf(e.getMessage()));
      throw e;
    }
    if (patched) {
      log.debug(
          "Upgraded object client-side field management with server-side apply field management",
          target.versionedWords());
    }
    return apply.update(target);
  }

  private boolean upgrade(Resource original) {
    KubeObject live;
    try {
      live = new LiveObject(api, original).read();
    } catch (KubeException e) {
      throw KubeException.of(
          "failed to get object " + original.describe() + ": " + e.getMessage(), e);
    }
    Optional<String> patch = ManagedFields.upgrade(live.map(), ObjectRequests.FIELD_MANAGER);
    if (patch.isEmpty()) {
      return false;
    }
    KubeRequest request =
        ObjectRequests.patch(original, ObjectRequests.JSON_PATCH, GoString.bytes(patch.get()))
            .query("fieldValidation", "Strict");
    try {
      api.send(dryRun ? request.query("dryRun", "All") : request);
      return true;
    } catch (KubeException e) {
      if (Retry.isConflict(e)) {
        throw e;
      }
      throw KubeException.of(
          "failed to patch object to upgrade CSA field manager "
              + original.describe()
              + ": "
              + e.getMessage(),
          e);
    }
  }
}
