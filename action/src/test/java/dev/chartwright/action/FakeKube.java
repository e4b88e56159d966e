package dev.chartwright.action;

import dev.chartwright.engine.ManifestSplitter;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.kube.Changes;
import dev.chartwright.kube.ChangesException;
import dev.chartwright.kube.CreateOptions;
import dev.chartwright.kube.Deletion;
import dev.chartwright.kube.GroupVersionKind;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeClient;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.Propagation;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.RestMapping;
import dev.chartwright.kube.ServerInfo;
import dev.chartwright.kube.StatusException;
import dev.chartwright.kube.UpdateOptions;
import dev.chartwright.kube.WaitException;
import dev.chartwright.kube.WaitStrategy;
import dev.chartwright.kube.Waiter;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cluster in memory, one object of each kind and name; what is done to it is noted. */
final class FakeKube implements KubeClient, KubeApi, Waiter {
  private final Map<String, KubeObject> objects = new HashMap<>();
  private final Map<String, String> failures = new HashMap<>();
  private final Map<String, Runnable> meanwhile = new HashMap<>();
  private final Set<String> unfinished = new HashSet<>();
  private final List<String> effects;

  FakeKube(List<String> effects) {
    this.effects = effects;
  }

  /** Lets an effect fail with a message, such as {@code get ConfigMap/a}. */
  void fail(String effect, String message) {
    failures.put(effect, message);
  }

  /** Lets something else happen during an effect. */
  void during(String effect, Runnable other) {
    meanwhile.put(effect, other);
  }

  /** An object that is there, such as {@code ConfigMap/a}. */
  KubeObject object(String text) {
    return Objects.requireNonNull(objects.get(text));
  }

  /** Lets waiting for an object to be ready fail. */
  void neverReady(String object) {
    unfinished.add(object + " not ready");
  }

  /** Lets waiting for the end of an object fail. */
  void neverGone(String object) {
    unfinished.add(object + " still exists");
  }

  /** Puts objects there as a release has them; empty for nobody's. */
  void hold(String manifests, String release) {
    List<Resource> resources = build(manifests, false);
    for (Resource each :
        release.isEmpty() ? resources : Ownership.of(release, "default").mark(resources)) {
      objects.put(text(each), each.object());
    }
  }

  /** The objects by kind and name, sorted. */
  List<String> objects() {
    return objects.keySet().stream().sorted().toList();
  }

  private void note(String effect) {
    effects.add(effect);
    meanwhile.getOrDefault(effect, () -> {}).run();
    String failure = failures.get(effect);
    if (failure != null) {
      throw KubeException.of(failure);
    }
  }

  private static String text(Resource resource) {
    return resource.kind() + "/" + resource.name();
  }

  private static List<String> texts(List<Resource> resources) {
    return resources.stream().map(FakeKube::text).toList();
  }

  @Override
  public String namespace() {
    return "default";
  }

  @Override
  public void checkReachable() {}

  @Override
  @SuppressWarnings("unchecked")
  public List<Resource> build(String manifests, boolean validate) {
    List<Resource> found = new ArrayList<>();
    for (String each : ManifestSplitter.split(manifests)) {
      if (!(Yaml.toJsonValue(each) instanceof Map<?, ?> tree)) {
        continue;
      }
      KubeObject object = KubeObject.of((Map<String, @Nullable Object>) tree);
      GroupVersionKind kind = object.groupVersionKind();
      String failure = failures.get("build " + kind.kind());
      if (failure != null) {
        throw KubeException.of(failure);
      }
      RestMapping mapping = new RestMapping(kind, kind.kind().toLowerCase(Locale.ROOT) + "s", true);
      found.add(new Resource(mapping, "default", object.name(), object));
    }
    return found;
  }

  @Override
  public Optional<KubeObject> get(Resource resource) {
    meanwhile.getOrDefault("get " + text(resource), () -> {}).run();
    String failure = failures.get("get " + text(resource));
    if (failure != null) {
      throw KubeException.of(failure);
    }
    return Optional.ofNullable(objects.get(text(resource)));
  }

  @Override
  public Map<String, List<KubeObject>> get(
      List<Resource> resources, boolean related, boolean tables) {
    return Map.of();
  }

  @Override
  public Changes create(List<Resource> resources, CreateOptions options) {
    for (Resource each : resources) {
      note("create " + text(each) + (options.serverSide() ? "" : " from here"));
      objects.put(text(each), each.object());
    }
    return new Changes(resources, List.of(), List.of());
  }

  @Override
  public Changes update(List<Resource> original, List<Resource> target, UpdateOptions options) {
    List<Resource> created = new ArrayList<>();
    for (Resource each : target) {
      if (objects.put(text(each), each.object()) == null) {
        created.add(each);
      }
    }
    String effect =
        "update "
            + texts(original)
            + " to "
            + texts(target)
            + (options.serverSide() ? "" : " from here");
    effects.add(effect);
    if (failures.containsKey("update")) {
      throw ChangesException.of(
          failures.get("update"),
          new Changes(created, List.of(), List.of()),
          KubeException.of("cause"));
    }
    return new Changes(created, List.of(), List.of());
  }

  @Override
  public Deletion delete(List<Resource> resources, Propagation propagation) {
    List<KubeException> errors = new ArrayList<>();
    for (Resource each : resources) {
      try {
        note(
            "delete "
                + text(each)
                + (propagation == Propagation.BACKGROUND ? "" : " " + propagation.word()));
        objects.remove(text(each));
      } catch (KubeException e) {
        errors.add(e);
      }
    }
    return new Deletion(resources, errors);
  }

  @Override
  public Waiter waiter(WaitStrategy strategy) {
    return this;
  }

  @Override
  public void awaitReady(List<Resource> resources, Duration timeout) {
    effects.add("await " + texts(resources));
    finish(resources, " not ready");
  }

  @Override
  public void awaitReadyWithJobs(List<Resource> resources, Duration timeout) {
    effects.add("await with jobs " + texts(resources));
    finish(resources, " not ready");
  }

  @Override
  public void awaitDeleted(List<Resource> resources, Duration timeout) {
    effects.add("await end of " + texts(resources));
    finish(resources, " still exists");
  }

  @Override
  public void awaitHooks(List<Resource> resources, Duration timeout) {
    finish(resources, " not ready");
  }

  private void finish(List<Resource> resources, String problem) {
    for (Resource each : resources) {
      if (unfinished.contains(text(each) + problem)) {
        throw WaitException.failed(text(each) + problem);
      }
    }
  }

  @Override
  public List<KubeObject> pods(String namespace, String labelSelector, String fieldSelector) {
    String name = fieldSelector.replace("metadata.name=", "Pod/");
    return objects.containsKey(name) ? List.of(object(name)) : List.of();
  }

  @Override
  public String log(String namespace, String pod, String container) {
    return "log of " + pod;
  }

  @Override
  public ServerInfo serverInfo() {
    return new ServerInfo("v1.36.3", "1", "36", List.of("v1"));
  }

  @Override
  public void forgetKinds() {}

  @Override
  public KubeApi api() {
    return this;
  }

  @Override
  public KubeObject send(KubeRequest request) {
    if (request.path().contains("/leases")) {
      return lease(request);
    }
    String name = request.path().substring(request.path().lastIndexOf('/') + 1);
    KubeObject found = objects.get("Pod/" + name);
    if (found == null) {
      throw KubeException.of("pods \"" + name + "\" not found");
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  private KubeObject lease(KubeRequest request) {
    KubeObject known = objects.get("Lease");
    if (request.method().equals("POST") || request.method().equals("PUT")) {
      KubeObject sent =
          KubeObject.of(
              (Map<String, @Nullable Object>)
                  Yaml.toJsonValue(new String(request.body(), StandardCharsets.UTF_8)));
      effects.add("lease of " + sent.textAt("spec", "holderIdentity"));
      objects.put("Lease", sent);
      return sent;
    }
    if (failures.containsKey("lease")) {
      throw StatusException.of(403, "Forbidden", failures.get("lease"));
    }
    if (known == null) {
      throw StatusException.of(404, "NotFound", "no lease");
    }
    if (request.method().equals("DELETE")) {
      effects.add("no lease");
      objects.remove("Lease");
    }
    return known;
  }

  @Override
  public InputStream open(KubeRequest request) {
    String text = request.path() + " " + request.query() + "\n";
    if (failures.containsKey(text.strip())) {
      throw KubeException.of(failures.get(text.strip()));
    }
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<RestMapping> mapping(GroupVersionKind kind) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
