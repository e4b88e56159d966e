package dev.chartwright.testkit.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** ReplicaSets, StatefulSets and DaemonSets have pods. */
final class SetController {
  private final Controllers controllers;
  private final ApiKind pods;

  SetController(Controllers controllers) {
    this.controllers = controllers;
    this.pods = controllers.kinds().known("v1", "Pod");
  }

  void replicaSet(Map<String, Object> set) {
    ApiKind kind = controllers.kinds().known("apps/v1", "ReplicaSet");
    long wanted = Tree.number(set, 1, "spec", "replicas");
    List<Map<String, Object>> owned = controllers.ownedBy(pods, set);
    for (long i = owned.size(); i < wanted; i++) {
      create(kind, set, "", Tree.map());
    }
    for (long i = owned.size(); i > wanted; i--) {
      controllers.objects().controllerDeletes(pods, owned.get((int) i - 1));
    }
    if (owned.size() != wanted) {
      return; // The pods' events lead back here.
    }
    long ready = ready(owned);
    Map<String, Object> status = Tree.map("observedGeneration", Controllers.generation(set));
    status.put("replicas", wanted);
    DeploymentController.put(status, "fullyLabeledReplicas", wanted);
    DeploymentController.put(status, "readyReplicas", ready);
    DeploymentController.put(status, "availableReplicas", ready);
    controllers.status(kind, set, status);
  }

  void statefulSet(Map<String, Object> set) {
    ApiKind kind = controllers.kinds().known("apps/v1", "StatefulSet");
    long wanted = Tree.number(set, 1, "spec", "replicas");
    String name = Tree.text(set, "metadata", "name");
    String revision = name + "-" + PodNames.hash(Tree.mapAt(set, "spec", "template"));
    List<Map<String, Object>> owned = controllers.ownedBy(pods, set);
    for (Map<String, Object> pod : owned) {
      String podName = Tree.text(pod, "metadata", "name");
      long ordinal = Long.parseLong(podName.substring(podName.lastIndexOf('-') + 1));
      String label = Tree.text(pod, "metadata", "labels", "controller-revision-hash");
      if (ordinal >= wanted || !label.equals(revision)) {
        controllers.objects().controllerDeletes(pods, pod);
        return;
      }
    }
    if (owned.size() < wanted && ready(owned) == owned.size()) {
      create(
          kind,
          set,
          name + "-" + owned.size(),
          Tree.map(
              "controller-revision-hash",
              revision,
              "statefulset.kubernetes.io/pod-name",
              name + "-" + owned.size(),
              "apps.kubernetes.io/pod-index",
              String.valueOf(owned.size())));
      return;
    }
    long ready = ready(owned);
    long there = owned.size();
    Map<String, Object> status = Tree.map("observedGeneration", Controllers.generation(set));
    status.put("replicas", there);
    DeploymentController.put(status, "readyReplicas", ready);
    status.put("availableReplicas", ready);
    DeploymentController.put(status, "currentReplicas", there);
    DeploymentController.put(status, "updatedReplicas", there);
    status.put("currentRevision", revision);
    status.put("updateRevision", revision);
    status.put("collisionCount", 0L);
    controllers.status(kind, set, status);
  }

  void daemonSet(Map<String, Object> set) {
    ApiKind kind = controllers.kinds().known("apps/v1", "DaemonSet");
    String revision = PodNames.hash(Tree.mapAt(set, "spec", "template"));
    List<Map<String, Object>> owned = controllers.ownedBy(pods, set);
    for (Map<String, Object> pod : owned) {
      if (!Tree.text(pod, "metadata", "labels", "controller-revision-hash").equals(revision)) {
        controllers.objects().controllerDeletes(pods, pod);
        return;
      }
    }
    if (owned.isEmpty()) {
      create(kind, set, "", Tree.map("controller-revision-hash", revision));
      return;
    }
    long ready = ready(owned);
    Map<String, Object> status =
        Tree.map(
            "currentNumberScheduled", 1L, "desiredNumberScheduled", 1L, "numberMisscheduled", 0L);
    status.put("numberReady", ready);
    DeploymentController.put(status, "numberAvailable", ready);
    DeploymentController.put(status, "numberUnavailable", 1 - ready);
    status.put("observedGeneration", Controllers.generation(set));
    status.put("updatedNumberScheduled", 1L);
    controllers.status(kind, set, status);
  }

  private static long ready(List<Map<String, Object>> owned) {
    return owned.stream().filter(Controllers::isReady).count();
  }

  private void create(
      ApiKind kind, Map<String, Object> owner, String name, Map<String, Object> moreLabels) {
    controllers.objects().controllerCreates(pods, pod(controllers, kind, owner, name, moreLabels));
  }

  /** A pod of an owner's template, with a name that is made up if none is given. */
  static Map<String, Object> pod(
      Controllers controllers,
      ApiKind kind,
      Map<String, Object> owner,
      String name,
      Map<String, Object> moreLabels) {
    Map<String, Object> template = Tree.copyMap(Tree.mapAt(owner, "spec", "template"));
    Map<String, Object> metadata = Tree.make(template, "metadata");
    metadata.put("namespace", Tree.text(owner, "metadata", "namespace"));
    if (name.isEmpty()) {
      metadata.put("generateName", Tree.text(owner, "metadata", "name") + "-");
    } else {
      metadata.put("name", name);
    }
    Tree.make(metadata, "labels").putAll(moreLabels);
    metadata.put("ownerReferences", new ArrayList<>(List.of(Controllers.reference(kind, owner))));
    return Tree.map("metadata", metadata, "spec", Tree.mapAt(template, "spec"));
  }
}
