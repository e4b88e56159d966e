package dev.chartwright.testkit.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Deployments have one ReplicaSet per template; the old ones go when the new one is ready. */
final class DeploymentController {
  private final Controllers controllers;
  private final ApiKind kind;
  private final ApiKind sets;

  DeploymentController(Controllers controllers) {
    this.controllers = controllers;
    this.kind = controllers.kinds().known("apps/v1", "Deployment");
    this.sets = controllers.kinds().known("apps/v1", "ReplicaSet");
  }

  void look(Map<String, Object> deployment) {
    String namespace = Tree.text(deployment, "metadata", "namespace");
    long wanted = Tree.number(deployment, 1, "spec", "replicas");
    String hash = PodNames.hash(Tree.mapAt(deployment, "spec", "template"));
    String name = Tree.text(deployment, "metadata", "name") + "-" + hash;
    if (controllers.store().get(sets, namespace, name) == null) {
      create(deployment, namespace, name, hash, wanted);
      return; // The new set's events lead back here.
    }
    List<Map<String, Object>> all = controllers.ownedBy(sets, deployment);
    boolean ready = false;
    for (Map<String, Object> set : all) {
      if (Tree.text(set, "metadata", "name").equals(name)) {
        scale(set, wanted);
        ready = Tree.number(set, 0, "status", "readyReplicas") >= wanted;
      }
    }
    for (Map<String, Object> set : all) {
      if (ready && !Tree.text(set, "metadata", "name").equals(name)) {
        scale(set, 0);
      }
    }
    controllers.status(kind, deployment, status(deployment, name, wanted));
  }

  private void create(
      Map<String, Object> deployment, String namespace, String name, String hash, long wanted) {
    Map<String, Object> template = Tree.copyMap(Tree.mapAt(deployment, "spec", "template"));
    Tree.make(template, "metadata", "labels").put("pod-template-hash", hash);
    Map<String, Object> labels = Tree.copyMap(Tree.mapAt(template, "metadata", "labels"));
    Map<String, Object> matched =
        Tree.copyMap(Tree.mapAt(deployment, "spec", "selector", "matchLabels"));
    matched.put("pod-template-hash", hash);
    long revision = controllers.ownedBy(sets, deployment).size() + 1L;
    controllers
        .objects()
        .controllerCreates(
            sets,
            Tree.map(
                "metadata",
                Tree.map(
                    "name",
                    name,
                    "namespace",
                    namespace,
                    "labels",
                    labels,
                    "annotations",
                    Tree.map("deployment.kubernetes.io/revision", String.valueOf(revision)),
                    "ownerReferences",
                    new ArrayList<>(List.of(Controllers.reference(kind, deployment)))),
                "spec",
                Tree.map(
                    "replicas",
                    wanted,
                    "selector",
                    Tree.map("matchLabels", matched),
                    "template",
                    template)));
  }

  private void scale(Map<String, Object> set, long replicas) {
    if (Tree.number(set, 1, "spec", "replicas") != replicas) {
      Map<String, Object> changed = Tree.copyMap(set);
      Tree.make(changed, "spec").put("replicas", replicas);
      controllers.objects().controllerUpdates(sets, set, changed, "");
    }
  }

  private Map<String, Object> status(Map<String, Object> deployment, String name, long wanted) {
    long replicas = 0;
    long ready = 0;
    long updated = 0;
    boolean fresh = false;
    for (Map<String, Object> set : controllers.ownedBy(sets, deployment)) {
      replicas += Tree.number(set, 0, "status", "replicas");
      ready += Tree.number(set, 0, "status", "readyReplicas");
      if (Tree.text(set, "metadata", "name").equals(name)) {
        updated = Tree.number(set, 0, "status", "replicas");
        fresh = Tree.number(set, 0, "status", "readyReplicas") >= wanted;
      }
    }
    Map<String, Object> status = Tree.map("observedGeneration", Controllers.generation(deployment));
    put(status, "replicas", replicas);
    put(status, "updatedReplicas", updated);
    put(status, "readyReplicas", ready);
    put(status, "availableReplicas", ready);
    put(status, "unavailableReplicas", Math.max(0, replicas - ready));
    boolean available = ready >= wanted - wanted / 4;
    Map<String, Object> one =
        available
            ? controllers.condition(
                "Available",
                "True",
                "MinimumReplicasAvailable",
                "Deployment has minimum availability.")
            : controllers.condition(
                "Available",
                "False",
                "MinimumReplicasUnavailable",
                "Deployment does not have minimum availability.");
    Map<String, Object> other =
        fresh && replicas == updated
            ? controllers.condition(
                "Progressing",
                "True",
                "NewReplicaSetAvailable",
                "ReplicaSet \"" + name + "\" has successfully progressed.")
            : controllers.condition(
                "Progressing",
                "True",
                "ReplicaSetUpdated",
                "ReplicaSet \"" + name + "\" is progressing.");
    one.put("lastUpdateTime", controllers.objects().now());
    other.put("lastUpdateTime", controllers.objects().now());
    status.put("conditions", new ArrayList<>(List.of(one, other)));
    return status;
  }

  /** Counts of nothing are left out. */
  static void put(Map<String, Object> status, String name, long count) {
    if (count != 0) {
      status.put(name, count);
    }
  }
}
