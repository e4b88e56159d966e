package dev.chartwright.kube;

import dev.chartwright.golang.slog.LogSink;

/**
 * Has objects made or changed by the server: server-side apply.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/kube/client.go} (patchResourceServerSide).
 */
final class Apply {
  private final KubeApi api;
  private final LogSink log;
  private final boolean force;
  private final boolean dryRun;

  Apply(KubeApi api, LogSink log, boolean force, boolean dryRun) {
    this.api = api;
    this.log = log;
    this.force = force;
    this.dryRun = dryRun;
  }

  /** Makes an object, or changes it if it is there; tries again if a quota changed meanwhile. */
  Resource create(Resource resource) {
    return Retry.on(
        Retry::isQuotaConflict,
        () -> logged(resource, "Created resource via patch", "Error creating resource via patch"));
  }

  /** Changes an object. */
  Resource update(Resource resource) {
    return logged(resource, "Patched resource", "Error patching resource");
  }

  private Resource logged(Resource resource, String done, String failed) {
    Resource seen;
    try {
      seen = apply(resource);
    } catch (KubeException e) {
      log.debug(failed, resource.versionedWords("error", String.valueOf(e.getMessage())));
      throw e;
    }
    log.debug(done, resource.versionedWords());
    return seen;
  }

  private Resource apply(Resource resource) {
    try {
      return resource.seen(api.send(ObjectRequests.apply(resource, force, dryRun)));
    } catch (KubeException e) {
      StatusException status = Retry.status(e);
      if (status != null && status.code() == 415) {
        throw KubeException.of(
            "server-side apply not available on the server: " + e.getMessage(), e);
      }
      String what =
          status != null && status.conflict()
              ? "conflict occurred while applying object "
              : "server-side apply failed for object ";
      throw KubeException.of(what + resource.describe() + ": " + e.getMessage(), e);
    }
  }
}
