package dev.chartwright.testkit.kube;

import dev.chartwright.testkit.kube.FieldManagers.Manager;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the API does with objects: fills in metadata, checks, keeps the managed fields, deletes with
 * what belongs to them. Called with the store's monitor held.
 */
final class ApiObjects {
  private static final String CONTROLLER = "kube-controller-manager";
  private static final String BACKGROUND = "Background";

  private final ApiKinds kinds;
  private final ObjectStore store;
  private final Clock clock;
  private long number;

  /**
   * How an object is written.
   *
   * @param manager the field manager
   * @param subresource {@code status}, {@code scale} or empty
   */
  record Writing(String manager, String subresource, boolean dryRun, boolean force) {}

  ApiObjects(ApiKinds kinds, ObjectStore store, Clock clock) {
    this.kinds = kinds;
    this.store = store;
    this.clock = clock;
  }

  /** The time as the API writes it. */
  String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A made-up name's ending. */
  String ending() {
    return PodNames.ending(++number);
  }

  /** Stores a new object. */
  Map<String, Object> create(
      ApiKind kind, String namespace, Map<String, Object> given, Writing how) {
    Map<String, Object> object = born(kind, namespace, given);
    String name = Tree.text(object, "metadata", "name");
    if (store.get(kind, namespace, name) != null) {
      throw Refusal.alreadyExists(kind, name);
    }
    FieldManagers managers = new FieldManagers();
    Manager manager = new Manager(how.manager(), "Update", kind.apiVersion(), "");
    managers.update(manager, kind, null, Tree.withoutNulls(given), now());
    managers.writeTo(object);
    Tree.make(object, "metadata").remove("resourceVersion");
    return how.dryRun() ? object : store.put(kind, object);
  }

  private Map<String, Object> born(ApiKind kind, String namespace, Map<String, Object> given) {
    Map<String, Object> object = headed(kind, Tree.withoutNulls(Tree.copyMap(given)));
    Map<String, Object> metadata = Tree.make(object, "metadata");
    String prefix = Tree.text(metadata, "generateName");
    if (Tree.text(metadata, "name").isEmpty() && !prefix.isEmpty()) {
      metadata.put("name", prefix + ending());
    }
    String stated = Tree.text(metadata, "namespace");
    if (kind.namespaced() && !stated.isEmpty() && !stated.equals(namespace)) {
      throw Refusal.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    if (kind.namespaced()) {
      metadata.put("namespace", namespace);
      Validation.namespace(kinds, store, kind, namespace, Tree.text(metadata, "name"));
    } else {
      metadata.remove("namespace");
    }
    metadata.put(
        "uid", new UUID(0x6f1d_3c52_0000_4000L | ++number, number | Long.MIN_VALUE).toString());
    metadata.put("creationTimestamp", now());
    metadata.remove("deletionTimestamp");
    metadata.remove("selfLink");
    if (Validation.hasGeneration(kind)) {
      metadata.put("generation", 1L);
    }
    if (kind.subresources().contains("status")) {
      object.remove("status");
    }
    Defaults.fill(kind, object, number);
    Validation.object(kind, object);
    return object;
  }

  private static Map<String, Object> headed(ApiKind kind, Map<String, Object> given) {
    Map<String, Object> object = Tree.map("apiVersion", kind.apiVersion(), "kind", kind.kind());
    given.forEach((name, value) -> {
      if (!name.equals("apiVersion") && !name.equals("kind")) {
        object.put(name, value);
      }
    });
    return object;
  }

  /** Replaces an object; what the server alone sets stays. */
  Map<String, Object> update(
      ApiKind kind, Map<String, Object> live, Map<String, Object> given, Writing how) {
    Map<String, Object> object = headed(kind, Tree.withoutNulls(Tree.copyMap(given)));
    String name = Tree.text(live, "metadata", "name");
    if (!Tree.text(object, "metadata", "name").equals(name)) {
      throw Refusal.badRequest(
          "the name of the object ("
              + Tree.text(object, "metadata", "name")
              + ") does not match the name on the URL ("
              + name
              + ")");
    }
    checkVersion(kind, live, object);
    Map<String, Object> kept = keep(kind, live, object, how.subresource());
    FieldManagers managers = FieldManagers.of(live);
    Manager manager = new Manager(how.manager(), "Update", kind.apiVersion(), how.subresource());
    managers.update(manager, kind, live, kept, now());
    managers.writeTo(kept);
    return write(kind, live, kept, how.dryRun());
  }

  private static void checkVersion(
      ApiKind kind, Map<String, Object> live, Map<String, Object> object) {
    String name = Tree.text(live, "metadata", "name");
    String version = Tree.text(object, "metadata", "resourceVersion");
    if (!version.isEmpty() && !version.equals(Tree.text(live, "metadata", "resourceVersion"))) {
      throw Refusal.conflict(
          kind,
          name,
          "the object has been modified; please apply your changes to the latest version and try"
              + " again");
    }
    String uid = Tree.text(object, "metadata", "uid");
    String own = Tree.text(live, "metadata", "uid");
    if (!uid.isEmpty() && !uid.equals(own)) {
      throw Refusal.conflict(
          kind,
          name,
          "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + own);
    }
  }

  /** The object with what a request of this kind cannot change as it was. */
  private static Map<String, Object> keep(
      ApiKind kind, Map<String, Object> live, Map<String, Object> object, String subresource) {
    if (subresource.equals("status")) {
      Map<String, Object> kept = Tree.copyMap(live);
      kept.put("status", Tree.mapAt(object, "status"));
      return kept;
    }
    Map<String, Object> metadata = Tree.make(object, "metadata");
    for (String field :
        List.of("uid", "creationTimestamp", "generation", "deletionTimestamp", "namespace")) {
      Object value = Tree.at(live, "metadata", field);
      if (value == null) {
        metadata.remove(field);
      } else {
        metadata.put(field, value);
      }
    }
    if (kind.subresources().contains("status")) {
      Object status = live.get("status");
      if (status == null) {
        object.remove("status");
      } else {
        object.put("status", status);
      }
    }
    if (kind.is("", "Service")) {
      Map<String, Object> spec = Tree.mapAt(object, "spec");
      for (String field : List.of("clusterIP", "clusterIPs")) {
        Object value = Tree.at(live, "spec", field);
        if (value != null) {
          Tree.putMissing(spec, field, value);
        }
      }
    }
    return object;
  }

  private Map<String, Object> write(
      ApiKind kind, Map<String, Object> live, Map<String, Object> object, boolean dryRun) {
    Defaults.fill(kind, object, ++number);
    Validation.object(kind, object);
    Validation.change(kind, live, object);
    Map<String, Object> metadata = Tree.make(object, "metadata");
    if (Validation.hasGeneration(kind) && !specOf(live).equals(specOf(object))) {
      metadata.put("generation", Controllers.generation(live) + 1);
    }
    metadata.put("resourceVersion", String.valueOf(Tree.text(live, "metadata", "resourceVersion")));
    if (unmanaged(object).equals(unmanaged(live))) {
      return live; // Nothing but times would be new.
    }
    if (dryRun) {
      return object;
    }
    if (Tree.at(object, "metadata", "deletionTimestamp") != null
        && Tree.list(object, "metadata", "finalizers").isEmpty()) {
      store.remove(kind, object);
      return object;
    }
    return store.put(kind, object);
  }

  private static Map<String, Object> unmanaged(Map<String, Object> object) {
    Map<String, Object> copy = Tree.copyMap(object);
    for (Map<String, Object> entry : Tree.maps(copy, "metadata", "managedFields")) {
      entry.remove("time");
    }
    return copy;
  }

  private static Map<String, Object> specOf(Map<String, Object> object) {
    Map<String, Object> copy = Tree.copyMap(object);
    copy.remove("metadata");
    copy.remove("status");
    return copy;
  }

  /** Applies a configuration on the server. */
  Map<String, Object> apply(
      ApiKind kind,
      String namespace,
      @Nullable Map<String, Object> live,
      Map<String, Object> given,
      Writing how) {
    Map<String, Object> applied = headed(kind, Tree.withoutNulls(given));
    if (Tree.at(applied, "metadata", "managedFields") != null) {
      throw Refusal.badRequest("metadata.managedFields must be nil");
    }
    Manager manager = new Manager(how.manager(), "Apply", kind.apiVersion(), how.subresource());
    Map<String, Object> merged =
        new ServerSideApply(kind).apply(live, applied, manager, how.force(), now());
    if (live == null) {
      Object managed = Tree.at(merged, "metadata", "managedFields");
      Map<String, Object> object = born(kind, namespace, applied);
      if (managed != null) {
        Tree.make(object, "metadata").put("managedFields", managed);
      }
      return how.dryRun() ? object : store.put(kind, object);
    }
    checkVersion(kind, live, applied);
    return write(kind, live, keep(kind, live, merged, how.subresource()), how.dryRun());
  }

  /**
   * Deletes an object.
   *
   * @return the object if it is not gone yet; null if it is
   */
  @Nullable Map<String, Object> delete(
      ApiKind kind, Map<String, Object> live, Map<String, Object> options, boolean dryRun) {
    Map<String, Object> wanted = Tree.map("metadata", Tree.mapAt(options, "preconditions"));
    checkVersion(kind, live, wanted);
    if (dryRun) {
      return null;
    }
    String policy = Tree.text(options, "propagationPolicy");
    if (policy.isEmpty()) {
      policy = Boolean.TRUE.equals(options.get("orphanDependents")) ? "Orphan" : BACKGROUND;
    }
    if (kind.is("", "Namespace")) {
      return deleteNamespace(kind, live);
    }
    String uid = Tree.text(live, "metadata", "uid");
    if (policy.equals("Orphan")) {
      orphan(uid);
    } else if (policy.equals("Foreground")) {
      collect(uid);
    }
    if (!Tree.list(live, "metadata", "finalizers").isEmpty()) {
      if (Tree.at(live, "metadata", "deletionTimestamp") != null) {
        return live;
      }
      Map<String, Object> dying = Tree.copyMap(live);
      Tree.make(dying, "metadata").put("deletionTimestamp", now());
      Tree.make(dying, "metadata").put("deletionGracePeriodSeconds", 0L);
      return store.put(kind, dying);
    }
    if (kind.is("apiextensions.k8s.io", "CustomResourceDefinition")) {
      for (ApiKind custom : kinds.all()) {
        if (custom.custom() && custom.resource().equals(Tree.text(live, "metadata", "name"))) {
          store.list(custom, "").forEach(each -> delete(custom, each, Tree.map(), false));
        }
      }
    }
    store.remove(kind, live);
    return null;
  }

  private @Nullable Map<String, Object> deleteNamespace(ApiKind kind, Map<String, Object> live) {
    Map<String, Object> dying = Tree.copyMap(live);
    Tree.make(dying, "metadata").put("deletionTimestamp", now());
    Tree.make(dying, "status").put("phase", "Terminating");
    store.put(kind, dying);
    finishNamespace(Tree.text(live, "metadata", "name"));
    return dying;
  }

  /** Takes a namespace away that is being deleted and has nothing in it that must stay. */
  void finishNamespace(String name) {
    ApiKind kind = kinds.known("v1", "Namespace");
    Map<String, Object> namespace = store.get(kind, "", name);
    if (namespace == null || Tree.at(namespace, "metadata", "deletionTimestamp") == null) {
      return;
    }
    boolean empty = true;
    for (ApiKind each : kinds.all()) {
      if (each.namespaced()) {
        for (Map<String, Object> object : store.list(each, name)) {
          delete(each, object, Tree.map(), false);
        }
        empty &= store.list(each, name).isEmpty();
      }
    }
    if (empty) {
      store.remove(kind, namespace);
    }
  }

  private void orphan(String uid) {
    for (ApiKind kind : kinds.all()) {
      for (Map<String, Object> object : store.list(kind, "")) {
        List<Map<String, Object>> owners = Tree.maps(object, "metadata", "ownerReferences");
        List<Object> others = new ArrayList<>(owners);
        others.removeIf(owner -> Tree.text(owner, "uid").equals(uid));
        if (others.size() < owners.size()) {
          Map<String, Object> changed = Tree.copyMap(object);
          Tree.make(changed, "metadata").put("ownerReferences", others);
          store.put(kind, changed);
        }
      }
    }
  }

  /** Deletes what has no owner but one that is gone or going. */
  void collect(String uid) {
    for (ApiKind kind : kinds.all()) {
      for (Map<String, Object> object : store.list(kind, "")) {
        List<Map<String, Object>> owners = Tree.maps(object, "metadata", "ownerReferences");
        if (owners.size() == 1 && Tree.text(owners.get(0), "uid").equals(uid)) {
          delete(kind, object, Tree.map(), false);
        }
      }
    }
  }

  void controllerCreates(ApiKind kind, Map<String, Object> object) {
    String namespace = Tree.text(object, "metadata", "namespace");
    create(kind, namespace, object, new Writing(CONTROLLER, "", false, false));
  }

  void controllerUpdates(
      ApiKind kind, Map<String, Object> live, Map<String, Object> changed, String subresource) {
    update(kind, live, changed, new Writing(CONTROLLER, subresource, false, false));
  }

  void controllerDeletes(ApiKind kind, Map<String, Object> live) {
    delete(kind, live, Tree.map(), false);
  }
}
