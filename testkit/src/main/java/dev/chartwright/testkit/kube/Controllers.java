package dev.chartwright.testkit.kube;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pretends to be the controllers and the kubelet: workloads get pods, pods do what their first
 * container says, all within the request that made them. Called with the store's monitor held.
 *
 * <p>An image {@code missing/…} never starts; {@code false} or {@code sh -c "exit 1"} fails; {@code
 * sleep infinity} runs for ever; anything else runs and is ready, and succeeds at once where its
 * restart policy is not {@code Always}.
 */
final class Controllers {
  private static final int MOST_STEPS = 20_000;

  private final ApiKinds kinds;
  private final ObjectStore store;
  private final ApiObjects objects;
  private final Set<String> paused = new HashSet<>();

  Controllers(ApiKinds kinds, ObjectStore store, ApiObjects objects) {
    this.kinds = kinds;
    this.store = store;
    this.objects = objects;
  }

  /** Looks no more at objects of that kind, until {@link #resume}. */
  void pause(String kind) {
    paused.add(kind);
  }

  void resume(String kind) {
    paused.remove(kind);
    for (ApiKind each : kinds.all()) {
      if (each.kind().equals(kind)) {
        store.list(each, "").forEach(object -> look(each, object));
      }
    }
    settle();
  }

  /** Reacts to what happened until nothing more happens. */
  void settle() {
    int steps = 0;
    for (ObjectStore.Event event = store.nextUnseen(); event != null; event = store.nextUnseen()) {
      if (steps++ > MOST_STEPS) {
        throw new IllegalStateException("the pretended controllers find no end");
      }
      Map<String, Object> object = event.object();
      ApiKind kind = kinds.byKind(Tree.text(object, "apiVersion"), Tree.text(object, "kind"));
      if (kind == null) {
        continue;
      }
      if (event.after() == null) {
        objects.collect(Tree.text(object, "metadata", "uid"));
        if (kind.kind().equals("CustomResourceDefinition")) {
          kinds.forget(Tree.text(object, "metadata", "name"));
        }
        lookAtOwners(object);
      } else {
        // It may have changed since.
        Map<String, Object> now = current(kind, object);
        if (now != null) {
          look(kind, now);
        }
      }
    }
  }

  private @Nullable Map<String, Object> current(ApiKind kind, Map<String, Object> object) {
    return store.get(
        kind, Tree.text(object, "metadata", "namespace"), Tree.text(object, "metadata", "name"));
  }

  private void look(ApiKind kind, Map<String, Object> object) {
    if (kind.custom()
        || paused.contains(kind.kind())
        || Tree.at(object, "metadata", "deletionTimestamp") != null) {
      return;
    }
    switch (kind.kind()) {
      case "Pod" -> new Kubelet(this).look(object);
      case "Namespace" -> namespace(object);
      case "PersistentVolumeClaim" -> bind(object);
      case "PodDisruptionBudget" ->
          status(kind, object, Tree.map("observedGeneration", generation(object)));
      case "CustomResourceDefinition" -> {
        kinds.define(object);
        establish(kind, object);
      }
      default -> workload(kind, object);
    }
    lookAtOwners(object);
  }

  private void lookAtOwners(Map<String, Object> object) {
    for (Map<String, Object> owner : Tree.maps(object, "metadata", "ownerReferences")) {
      ApiKind kind = kinds.byKind(Tree.text(owner, "apiVersion"), Tree.text(owner, "kind"));
      if (kind != null) {
        Map<String, Object> there =
            store.get(
                kind,
                kind.namespaced() ? Tree.text(object, "metadata", "namespace") : "",
                Tree.text(owner, "name"));
        if (there != null && !kind.kind().equals("Pod")) {
          lookAlone(kind, there);
        }
      }
    }
  }

  private void lookAlone(ApiKind kind, Map<String, Object> object) {
    if (Tree.at(object, "metadata", "deletionTimestamp") == null && !paused.contains(kind.kind())) {
      workload(kind, object);
    }
  }

  /** What runs for kinds that own others; nothing runs for the rest, and nobody waits for it. */
  private void workload(ApiKind kind, Map<String, Object> object) {
    switch (kind.kind()) {
      case "Deployment" -> new DeploymentController(this).look(object);
      case "ReplicaSet" -> new SetController(this).replicaSet(object);
      case "StatefulSet" -> new SetController(this).statefulSet(object);
      case "DaemonSet" -> new SetController(this).daemonSet(object);
      case "Job" -> new JobController(this).look(object);
      default -> {}
    }
  }

  private void namespace(Map<String, Object> object) {
    String name = Tree.text(object, "metadata", "name");
    ApiKind accounts = kinds.known("v1", "ServiceAccount");
    if (store.get(accounts, name, "default") == null) {
      objects.controllerCreates(
          accounts, Tree.map("metadata", Tree.map("name", "default", "namespace", name)));
    }
    ApiKind maps = kinds.known("v1", "ConfigMap");
    if (store.get(maps, name, "kube-root-ca.crt") == null) {
      objects.controllerCreates(
          maps,
          Tree.map(
              "metadata",
              Tree.map("name", "kube-root-ca.crt", "namespace", name),
              "data",
              Tree.map("ca.crt", "none")));
    }
  }

  private void bind(Map<String, Object> object) {
    status(
        kinds.known("v1", "PersistentVolumeClaim"),
        object,
        Tree.map(
            "phase",
            "Bound",
            "accessModes",
            Tree.list(object, "spec", "accessModes"),
            "capacity",
            Tree.mapAt(object, "spec", "resources", "requests")));
  }

  private void establish(ApiKind kind, Map<String, Object> object) {
    List<Object> conditions = new ArrayList<>();
    conditions.add(condition("NamesAccepted", "True", "NoConflicts", "no conflicts found"));
    conditions.add(
        condition(
            "Established", "True", "InitialNamesAccepted", "the initial names have been accepted"));
    List<Object> stored = new ArrayList<>();
    for (Map<String, Object> version : Tree.maps(object, "spec", "versions")) {
      if (Boolean.TRUE.equals(version.get("storage"))) {
        stored.add(version.getOrDefault("name", ""));
      }
    }
    status(
        kind,
        object,
        Tree.map(
            "acceptedNames",
            Tree.copyMap(Tree.mapAt(object, "spec", "names")),
            "conditions",
            conditions,
            "storedVersions",
            stored));
  }

  ApiKinds kinds() {
    return kinds;
  }

  ObjectStore store() {
    return store;
  }

  ApiObjects objects() {
    return objects;
  }

  static long generation(Map<String, Object> object) {
    return Tree.number(object, 1, "metadata", "generation");
  }

  /** A condition as of now. */
  Map<String, Object> condition(String type, String status, String reason, String message) {
    return Tree.map(
        "lastTransitionTime",
        objects.now(),
        "message",
        message,
        "reason",
        reason,
        "status",
        status,
        "type",
        type);
  }

  /** Sets an object's status, unless nothing but times would change. */
  void status(ApiKind kind, Map<String, Object> object, Map<String, Object> status) {
    if (!timeless(Tree.mapAt(object, "status")).equals(timeless(status))) {
      Map<String, Object> changed = Tree.copyMap(object);
      changed.put("status", status);
      objects.controllerUpdates(kind, object, changed, "status");
    }
  }

  private static Object timeless(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> result = Tree.map();
      map.forEach((name, inner) -> {
        String key = String.valueOf(name);
        if (!key.endsWith("Time") && !key.endsWith("At")) {
          result.put(key, timeless(inner));
        }
      });
      return result;
    }
    if (value instanceof List<?> list) {
      List<Object> result = new ArrayList<>();
      list.forEach(each -> result.add(timeless(each)));
      return result;
    }
    return value;
  }

  /** The objects of a kind that something controls. */
  List<Map<String, Object>> ownedBy(ApiKind kind, Map<String, Object> owner) {
    List<Map<String, Object>> owned = new ArrayList<>();
    String uid = Tree.text(owner, "metadata", "uid");
    for (Map<String, Object> each : store.list(kind, Tree.text(owner, "metadata", "namespace"))) {
      for (Map<String, Object> reference : Tree.maps(each, "metadata", "ownerReferences")) {
        if (Tree.text(reference, "uid").equals(uid)) {
          owned.add(each);
        }
      }
    }
    return owned;
  }

  static Map<String, Object> reference(ApiKind kind, Map<String, Object> owner) {
    return Tree.map(
        "apiVersion",
        kind.apiVersion(),
        "blockOwnerDeletion",
        true,
        "controller",
        true,
        "kind",
        kind.kind(),
        "name",
        Tree.text(owner, "metadata", "name"),
        "uid",
        Tree.text(owner, "metadata", "uid"));
  }

  static boolean isReady(Map<String, Object> pod) {
    for (Map<String, Object> condition : Tree.maps(pod, "status", "conditions")) {
      if (Tree.text(condition, "type").equals("Ready")) {
        return Tree.text(condition, "status").equals("True");
      }
    }
    return false;
  }
}
