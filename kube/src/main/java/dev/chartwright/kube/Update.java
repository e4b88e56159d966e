package dev.chartwright.kube;

import dev.chartwright.golang.slog.LogSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Brings a cluster from one list of objects to another, one object after the other. What is made
 * and changed is known even when something fails.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/kube/client.go} (update).
 */
final class Update {
  /** How an object that is there is changed. */
  interface Method {
    /**
     * Changes an object.
     *
     * @param original what was wanted before
     * @param live what is there
     * @param target what is wanted now
     * @return the object afterwards
     */
    Resource change(Resource original, KubeObject live, Resource target);
  }

  private final KubeApi api;
  private final LogSink log;
  private final UnaryOperator<Resource> create;
  private final Method method;
  private final List<Resource> created = new ArrayList<>();
  private final List<Resource> updated = new ArrayList<>();
  private final List<Resource> deleted = new ArrayList<>();
  private final List<KubeException> failures = new ArrayList<>();

  Update(KubeApi api, LogSink log, UnaryOperator<Resource> create, Method method) {
    this.api = api;
    this.log = log;
    this.create = create;
    this.method = method;
  }

  Changes run(List<Resource> originals, List<Resource> targets) {
    log.debug("checking resources for changes", "resources", Integer.toString(targets.size()));
    for (Resource target : targets) {
      try {
        bring(originals, target);
      } catch (KubeException e) {
        throw ChangesException.of(String.valueOf(e.getMessage()), changes(), e);
      }
    }
    failIfAny();
    for (Resource original : originals) {
      if (find(targets, original).isEmpty()) {
        delete(original);
      }
    }
    failIfAny();
    return changes();
  }

  private void bring(List<Resource> originals, Resource target) {
    Optional<KubeObject> live = look(target);
    if (live.isEmpty()) {
      make(target);
      return;
    }
    Optional<Resource> original = find(originals, target);
    if (original.isEmpty()) {
      log.warn(
          "resource exists on cluster but not in original release, using cluster state as baseline",
          target.words());
    }
    Resource seen = target;
    try {
      seen =
          method.change(
              original.orElseGet(() -> target.withObject(live.get())), live.get(), target);
    } catch (KubeException e) {
      failures.add(e);
    }
    updated.add(seen);
  }

  private Optional<KubeObject> look(Resource target) {
    try {
      return Optional.of(ObjectRequests.answered(api.send(ObjectRequests.get(target))));
    } catch (KubeException e) {
      if (e instanceof StatusException status && status.notFound()) {
        return Optional.empty();
      }
      throw KubeException.of("could not get information about the resource: " + e.getMessage(), e);
    }
  }

  private void make(Resource target) {
    Resource seen;
    try {
      seen = create.apply(target);
    } catch (KubeException e) {
      created.add(target);
      throw KubeException.of("failed to create resource: " + e.getMessage(), e);
    }
    created.add(seen);
    log.debug("created a new resource", seen.words());
  }

  private void delete(Resource original) {
    log.debug("deleting resource", original.words());
    KubeObject live;
    try {
      live = new LiveObject(api, original).read();
    } catch (KubeException e) {
      note("unable to get object", original, e);
      return;
    }
    if (live.isKept()) {
      log.debug(
          "skipping delete due to annotation",
          original.words("annotation", "helm.sh/resource-policy", "value", "keep"));
      return;
    }
    try {
      KubeRequest request = ObjectRequests.delete(original, Propagation.BACKGROUND);
      Retry.onConflict(() -> api.send(request));
    } catch (KubeException e) {
      note("failed to delete resource", original, e);
      if (!(e instanceof StatusException status && status.notFound())) {
        failures.add(
            KubeException.of(
                "failed to delete resource namespace="
                    + original.namespace()
                    + ", name="
                    + original.name()
                    + ", kind="
                    + original.kind()
                    + ": "
                    + e.getMessage(),
                e));
      }
      return;
    }
    deleted.add(original.withObject(live));
  }

  private void note(String message, Resource resource, KubeException failure) {
    log.debug(message, resource.words("error", String.valueOf(failure.getMessage())));
  }

  private static Optional<Resource> find(List<Resource> resources, Resource wanted) {
    for (Resource each : resources) {
      if (each.matches(wanted)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private void failIfAny() {
    if (failures.isEmpty()) {
      return;
    }
    List<String> messages = new ArrayList<>();
    for (KubeException failure : failures) {
      messages.add(String.valueOf(failure.getMessage()));
    }
    throw ChangesException.of(String.join(" && ", messages), changes(), failures.get(0));
  }

  private Changes changes() {
    return new Changes(created, updated, deleted);
  }
}
