package dev.chartwright.release.lease;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Layout;
import dev.chartwright.golang.time.Location;
import dev.chartwright.golang.time.TimeException;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.StatusException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The right to change a release, kept as a {@code coordination.k8s.io/v1} Lease called {@code
 * chartwright.RELEASE} in the release's namespace.
 *
 * <p>A holder that was heard of within its duration (and 10 s for clocks that differ) is never
 * overridden. A lease that ran out is taken with the resource version that was seen, so that one of
 * several who try gets it. Helm knows nothing of leases. Safe for several threads.
 *
 * <pre>{@code
 * ReleaseLease lease = ReleaseLease.of(() -> api, "shop", "web", "ci-7/4711", Duration.ofSeconds(60), clock);
 * lease.acquire();                     // LeaseException: release web in namespace shop is being changed by …
 * try (LeaseHeartbeat beat = LeaseHeartbeat.start(lease, e -> warn(e.getMessage()))) {
 *   upgrade();
 * } finally {
 *   lease.release();
 * }
 * }</pre>
 */
public final class ReleaseLease {
  private static final String MICRO_TIME = "2006-01-02T15:04:05.000000Z07:00";

  /** How often a race with others is run again. */
  private static final int ATTEMPTS = 5;

  private final Supplier<? extends KubeApi> api;
  private final String namespace;
  private final String release;
  private final String holder;
  private final Duration duration;
  private final Clock clock;
  private @Nullable KubeObject held;

  private ReleaseLease(
      Supplier<? extends KubeApi> api,
      String namespace,
      String release,
      String holder,
      Duration duration,
      Clock clock) {
    this.api = api;
    this.namespace = namespace;
    this.release = release;
    this.holder = holder;
    this.duration = duration;
    this.clock = clock;
  }

  /**
   * A lease that is not held yet; nothing is asked of the cluster.
   *
   * @param holder who asks: unique to the process, such as host, process id and a random word
   * @param duration at least 1 s, counted in whole seconds
   */
  public static ReleaseLease of(
      Supplier<? extends KubeApi> api,
      String namespace,
      String release,
      String holder,
      Duration duration,
      Clock clock) {
    if (duration.toSeconds() < 1 || holder.isEmpty()) {
      throw new IllegalArgumentException("a lease needs a holder and a second at least");
    }
    return new ReleaseLease(api, namespace, release, holder, duration, clock);
  }

  /** For how long the lease lasts after it was renewed. */
  public Duration duration() {
    return duration;
  }

  /**
   * What the lease says now, whoever holds it.
   *
   * @return empty if there is none
   * @throws KubeException if the server refuses or cannot be reached
   */
  public Optional<LeaseState> look() {
    KubeObject lease = find();
    return lease == null ? Optional.empty() : Optional.of(state(lease));
  }

  /**
   * Takes the lease.
   *
   * @throws LeaseException if a live holder has it
   * @throws KubeException if the server refuses or cannot be reached
   */
  public synchronized void acquire() {
    for (int attempt = 1; ; attempt++) {
      KubeObject found = find();
      Instant now = clock.instant();
      if (found != null) {
        LeaseState state = state(found);
        if (!state.holder().equals(holder) && state.liveAt(now)) {
          throw LeaseException.held(namespace, release, state);
        }
      }
      try {
        held = found == null ? create(now) : replace(found, now, now);
        return;
      } catch (StatusException e) {
        if (attempt == ATTEMPTS || !(e.conflict() || e.alreadyExists() || e.notFound())) {
          throw e;
        }
      } catch (KubeException e) {
        // Whether it was carried out is not known; another look tells.
        if (attempt > 1) {
          throw e;
        }
      }
    }
  }

  /** What is told when the holder could not say in time that it is alive. */
  LeaseException expired() {
    return LeaseException.expired(namespace, release, duration);
  }

  /**
   * Says that the holder is alive.
   *
   * @throws LeaseException if somebody else has the lease, or it is gone
   * @throws KubeException if the server refuses or cannot be reached; the lease may still be held
   */
  public synchronized void renew() {
    KubeObject known = held;
    for (int attempt = 1; ; attempt++) {
      if (known == null || !state(known).holder().equals(holder)) {
        held = null;
        throw LeaseException.lost(namespace, release, known == null ? "" : state(known).holder());
      }
      try {
        held = replace(known, state(known).acquired(), clock.instant());
        return;
      } catch (StatusException e) {
        if (attempt == ATTEMPTS || !(e.conflict() || e.notFound())) {
          throw e;
        }
        known = find();
      }
    }
  }

  /**
   * Gives the lease back, if it is still held; nothing is left behind.
   *
   * @throws KubeException if the server refuses or cannot be reached; the lease then runs out
   */
  public synchronized void release() {
    KubeObject known = held;
    held = null;
    for (int attempt = 1; known != null && state(known).holder().equals(holder); attempt++) {
      try {
        api.get().send(deletion(known));
        return;
      } catch (StatusException e) {
        if (e.notFound()) {
          return;
        }
        if (attempt == ATTEMPTS || !e.conflict()) {
          throw e;
        }
        known = find();
      }
    }
  }

  /** Whether the lease was taken and neither lost nor given back, as far as is known. */
  public synchronized boolean isHeld() {
    return held != null;
  }

  private @Nullable KubeObject find() {
    try {
      return api.get().send(KubeRequest.get(path()));
    } catch (StatusException e) {
      if (e.notFound()) {
        return null;
      }
      throw e;
    }
  }

  private KubeObject create(Instant now) {
    Map<String, @Nullable Object> lease = new LinkedHashMap<>();
    lease.put("apiVersion", "coordination.k8s.io/v1");
    lease.put("kind", "Lease");
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name());
    metadata.put("labels", Map.of("app.kubernetes.io/managed-by", "chartwright"));
    lease.put("metadata", metadata);
    lease.put("spec", spec(now, now, 0));
    return api.get()
        .send(KubeRequest.of("POST", collection()).body("application/json", json(lease)));
  }

  private KubeObject replace(KubeObject found, Instant acquired, Instant renewed) {
    boolean changes = !state(found).holder().equals(holder);
    long transitions = found.at("spec", "leaseTransitions") instanceof Number n ? n.longValue() : 0;
    Map<String, @Nullable Object> lease = found.copy();
    lease.put("spec", spec(acquired, renewed, transitions + (changes ? 1 : 0)));
    return api.get().send(KubeRequest.of("PUT", path()).body("application/json", json(lease)));
  }

  private KubeRequest deletion(KubeObject known) {
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    options.put("apiVersion", "v1");
    options.put("kind", "DeleteOptions");
    options.put("preconditions", Map.of("resourceVersion", known.resourceVersion()));
    return KubeRequest.of("DELETE", path()).body("application/json", json(options));
  }

  private Map<String, @Nullable Object> spec(Instant acquired, Instant renewed, long transitions) {
    Map<String, @Nullable Object> spec = new LinkedHashMap<>();
    spec.put("holderIdentity", holder);
    spec.put("leaseDurationSeconds", duration.toSeconds());
    spec.put("acquireTime", text(acquired));
    spec.put("renewTime", text(renewed));
    spec.put("leaseTransitions", transitions);
    return spec;
  }

  private static LeaseState state(KubeObject lease) {
    long seconds = lease.at("spec", "leaseDurationSeconds") instanceof Number n ? n.longValue() : 0;
    return new LeaseState(
        lease.textAt("spec", "holderIdentity"),
        time(lease.textAt("spec", "acquireTime")),
        time(lease.textAt("spec", "renewTime")),
        Duration.ofSeconds(seconds));
  }

  private static String text(Instant time) {
    return GoTime.of(time, Location.UTC).format(MICRO_TIME);
  }

  private static Instant time(String text) {
    try {
      return text.isEmpty() ? Instant.EPOCH : GoTime.parse(Layout.RFC3339, text).toInstant();
    } catch (TimeException e) {
      return Instant.EPOCH;
    }
  }

  private static byte[] json(Map<String, @Nullable Object> object) {
    return GoString.bytes(Json.marshal(object));
  }

  private String name() {
    return "chartwright." + release;
  }

  private String collection() {
    return "/apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases";
  }

  private String path() {
    return collection() + "/" + name();
  }
}
