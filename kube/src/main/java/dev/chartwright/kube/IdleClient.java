package dev.chartwright.kube;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client that says yes to everything and does nothing: what Helm takes when releases are kept in
 * memory. What the server is and knows is still asked of the API.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/kube/fake/printer.go}.
 */
public final class IdleClient implements KubeClient {
  private static final Waiter WAITER =
      new Waiter() {
        @Override
        public void awaitReady(List<Resource> resources, Duration timeout) {}

        @Override
        public void awaitReadyWithJobs(List<Resource> resources, Duration timeout) {}

        @Override
        public void awaitDeleted(List<Resource> resources, Duration timeout) {}

        @Override
        public void awaitHooks(List<Resource> resources, Duration timeout) {}
      };

  private final KubeApi api;
  private final String namespace;

  private IdleClient(KubeApi api, String namespace) {
    this.api = api;
    this.namespace = namespace;
  }

  /** A client before an API, which closing it closes. */
  public static IdleClient of(KubeApi api, String namespace) {
    return new IdleClient(api, namespace);
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public void checkReachable() {}

  @Override
  public List<Resource> build(String manifests, boolean validate) {
    return List.of();
  }

  @Override
  public Optional<KubeObject> get(Resource resource) {
    return Optional.empty();
  }

  @Override
  public Map<String, List<KubeObject>> get(
      List<Resource> resources, boolean related, boolean tables) {
    return Map.of();
  }

  @Override
  public Changes create(List<Resource> resources, CreateOptions options) {
    return new Changes(resources, List.of(), List.of());
  }

  @Override
  public Changes update(List<Resource> original, List<Resource> target, UpdateOptions options) {
    return new Changes(List.of(), target, List.of());
  }

  @Override
  public Deletion delete(List<Resource> resources, Propagation propagation) {
    return new Deletion(resources, List.of());
  }

  @Override
  public Waiter waiter(WaitStrategy strategy) {
    return WAITER;
  }

  @Override
  public List<KubeObject> pods(String within, String labelSelector, String fieldSelector) {
    return List.of();
  }

  @Override
  public String log(String within, String pod, String container) {
    return "";
  }

  @Override
  public KubeApi api() {
    return api;
  }
}
