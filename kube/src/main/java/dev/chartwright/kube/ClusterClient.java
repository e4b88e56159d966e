package dev.chartwright.kube;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.wait.WaitClock;
import dev.chartwright.kube.wait.WaitListener;
import dev.chartwright.kube.wait.Waiters;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What Helm does with objects of a cluster, over the API's REST interface. Safe for several
 * threads.
 *
 * <pre>{@code
 * try (KubeClient client = ClusterClient.of(api, "default", log)) {
 *   List<Resource> resources = client.build(manifest, true);
 *   client.create(resources, CreateOptions.defaults());
 * }
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/kube/client.go}.
 */
public final class ClusterClient implements KubeClient {
  /** How much of a container's log is read. */
  private static final int LOG_LIMIT = 64 << 20;

  private static final String NOTHING = "no objects visited";

  private final KubeApi api;
  private final String namespace;
  private final LogSink log;
  private final WaitClock clock;
  private final WaitListener listener;

  private ClusterClient(
      KubeApi api, String namespace, LogSink log, WaitClock clock, WaitListener listener) {
    this.api = api;
    this.namespace = namespace;
    this.log = log;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * A client over an API, which it closes when it is closed.
   *
   * @param namespace the namespace of objects that name none
   */
  public static ClusterClient of(KubeApi api, String namespace, LogSink log) {
    return new ClusterClient(api, namespace, log, WaitClock.system(), WaitListener.none());
  }

  /** The client with waits on a clock that somebody listens to. */
  public ClusterClient withWaits(WaitClock by, WaitListener heard) {
    return new ClusterClient(api, namespace, log, by, heard);
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public void checkReachable() {
    api.checkReachable();
  }

  @Override
  public List<Resource> build(String manifests, boolean validate) {
    return new ResourceBuilder(api, namespace, validate).build(manifests);
  }

  @Override
  public Optional<KubeObject> get(Resource resource) {
    try {
      return Optional.of(ObjectRequests.answered(api.send(ObjectRequests.get(resource))));
    } catch (StatusException e) {
      if (e.notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Map<String, List<KubeObject>> get(
      List<Resource> resources, boolean related, boolean tables) {
    return new StatusObjects(api, log, related, tables).read(resources);
  }

  @Override
  public Changes create(List<Resource> resources, CreateOptions options) {
    log.debug("creating resource(s)", "resources", Integer.toString(resources.size()));
    if (!options.serverSide() && options.forceConflicts()) {
      throw KubeException.of(
          "invalid client create option(s): forceConflicts enabled when serverSideApply disabled");
    }
    UnaryOperator<Resource> create =
        creation(options.serverSide(), options.forceConflicts(), options.dryRun());
    if (resources.isEmpty()) {
      throw KubeException.of(NOTHING);
    }
    List<Batch.Outcome> outcomes =
        options.serverSide()
            ? Batch.perform(resources, create)
            : Batch.performInTurn(resources, create);
    List<Resource> created = new ArrayList<>();
    for (Batch.Outcome outcome : outcomes) {
      created.add(outcome.seen());
    }
    Changes changes = new Changes(created, List.of(), List.of());
    Batch.failIfAny(outcomes, changes);
    return changes;
  }

  private UnaryOperator<Resource> creation(boolean serverSide, boolean force, boolean dryRun) {
    if (serverSide) {
      log.debug(
          "using server-side apply for resource creation",
          "forceConflicts",
          Boolean.toString(force),
          "dryRun",
          Boolean.toString(dryRun),
          "fieldValidationDirective",
          "Strict");
      return new Apply(api, log, force, dryRun)::create;
    }
    log.debug("using client-side apply for resource creation");
    return resource ->
        Retry.onConflict(() -> {
          KubeObject object = resource.object().withoutResourceVersion();
          return resource.seen(api.send(ObjectRequests.create(resource, object)));
        });
  }

  @Override
  public Changes update(List<Resource> original, List<Resource> target, UpdateOptions options) {
    options.check();
    UnaryOperator<Resource> create =
        creation(options.serverSide(), options.forceConflicts(), options.dryRun());
    return new Update(api, log, create, method(options)).run(original, target);
  }

  private Update.Method method(UpdateOptions options) {
    if (options.forceReplace()) {
      log.debug("using resource replace update strategy", "fieldValidationDirective", "Strict");
      return new Replace(api, log);
    }
    if (options.serverSide()) {
      log.debug(
          "using server-side apply for resource update",
          "forceConflicts",
          Boolean.toString(options.forceConflicts()),
          "dryRun",
          Boolean.toString(options.dryRun()),
          "fieldValidationDirective",
          "Strict",
          "upgradeClientSideFieldManager",
          Boolean.toString(options.upgradeClientSideFieldManager()));
      Apply apply = new Apply(api, log, options.forceConflicts(), options.dryRun());
      return options.upgradeClientSideFieldManager()
          ? new Handover(api, log, apply, options.dryRun())
          : (before, live, wanted) -> apply.update(wanted);
    }
    boolean threeWay = options.threeWayMergeForUnstructured();
    log.debug(
        "using client-side apply for resource update",
        "threeWayMergeForUnstructured",
        Boolean.toString(threeWay));
    return new ClientSidePatch(api, log, threeWay);
  }

  @Override
  public Deletion delete(List<Resource> resources, Propagation propagation) {
    if (resources.isEmpty()) {
      return new Deletion(
          List.of(), List.of(KubeException.of("object not found, skipping delete: " + NOTHING)));
    }
    List<Resource> deleted = new ArrayList<>();
    List<KubeException> failures = new ArrayList<>();
    for (Batch.Outcome outcome :
        Batch.perform(resources, resource -> delete(resource, propagation))) {
      KubeException failure = outcome.failure();
      if (failure == null) {
        deleted.add(outcome.seen());
      } else {
        failures.add(failure);
      }
    }
    return new Deletion(deleted, failures);
  }

  private Resource delete(Resource resource, Propagation propagation) {
    log.debug("starting delete resource", resource.words());
    try {
      KubeRequest request = ObjectRequests.delete(resource, propagation);
      Retry.onConflict(() -> api.send(request));
    } catch (StatusException e) {
      if (!e.notFound()) {
        throw e;
      }
      log.debug("ignoring delete failure", resource.words("error", String.valueOf(e.getMessage())));
    }
    return resource;
  }

  @Override
  public Waiter waiter(WaitStrategy strategy) {
    return Waiters.of(api, strategy, log, clock, listener);
  }

  @Override
  public List<KubeObject> pods(String where, String labelSelector, String fieldSelector) {
    KubeRequest request = KubeRequest.get("/api/v1/namespaces/" + where + "/pods");
    if (!fieldSelector.isEmpty()) {
      request = request.query("fieldSelector", fieldSelector);
    }
    if (!labelSelector.isEmpty()) {
      request = request.query("labelSelector", labelSelector);
    }
    try {
      return items(api.send(request));
    } catch (KubeException e) {
      throw KubeException.of(
          "failed to get pod list with options: {TypeMeta:{Kind: APIVersion:} LabelSelector:"
              + labelSelector
              + " FieldSelector:"
              + fieldSelector
              + " Watch:false AllowWatchBookmarks:false ResourceVersion: ResourceVersionMatch:"
              + " TimeoutSeconds:<nil> Limit:0 Continue: SendInitialEvents:<nil>} with error: "
              + e.getMessage(),
          e);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<KubeObject> items(KubeObject list) {
    List<KubeObject> items = new ArrayList<>();
    for (Object item : list.listAt("items")) {
      if (item instanceof Map<?, ?> map) {
        items.add(KubeObject.of((Map<String, @Nullable Object>) map));
      }
    }
    return items;
  }

  @Override
  public String log(String where, String pod, String container) {
    KubeRequest request =
        KubeRequest.get("/api/v1/namespaces/" + where + "/pods/" + pod + "/log")
            .query("container", container);
    String target = " pod logs for pod: " + pod + ", container: " + container;
    try (InputStream stream = open(request, "failed to stream" + target)) {
      byte[] bytes = stream.readNBytes(LOG_LIMIT + 1);
      if (bytes.length > LOG_LIMIT) {
        throw KubeException.of(
            "the log of pod: " + pod + ", container: " + container + " is longer than 64 MiB");
      }
      return GoString.of(bytes);
    } catch (IOException e) {
      throw KubeException.of(
          "failed to copy IO from logs for pod: " + pod + ", container: " + container, e);
    }
  }

  private InputStream open(KubeRequest request, String failure) {
    try {
      return api.open(request);
    } catch (KubeException e) {
      throw KubeException.of(failure, e);
    }
  }

  @Override
  public KubeApi api() {
    return api;
  }
}
