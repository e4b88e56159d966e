package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.RestMapping;
import dev.chartwright.kube.StatusException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches the objects of one kind in one namespace, on a thread of its own, until it is stopped or
 * refused: first what is there, in the same stream or, where the server does not do that, by a
 * list; then what changes. Broken and expired watches begin again.
 *
 * <p>Source: client-go 0.37.1 {@code tools/cache/reflector.go}; fluxcd/cli-utils 1.2.2 {@code
 * pkg/kstatus/watcher/object_status_reporter.go} (watchErrorHandler).
 */
final class KindWatch implements Runnable {
  private static final String INITIAL_END = "k8s.io/initial-events-end";
  private static final int SHORTEST_SECONDS = 300;
  private static final long VERY_SHORT = TimeUnit.SECONDS.toNanos(1);

  private final KubeApi api;
  private final RestMapping mapping;
  private final String path;
  private final String fields;
  private final boolean refusable;
  private final Set<ObjectKey> wanted;
  private final Queue<Signal> out;
  private final WaitClock clock;
  private final Set<ObjectKey> known = new HashSet<>();
  private final Object lock = new Object();
  private String version = "";
  private boolean stopped;
  private @Nullable InputStream open;

  private KindWatch(
      KubeApi api,
      RestMapping mapping,
      String namespace,
      String fields,
      Set<ObjectKey> wanted,
      Queue<Signal> out,
      WaitClock clock) {
    this.api = api;
    this.mapping = mapping;
    this.path = mapping.path(namespace);
    this.fields = fields;
    this.refusable = fields.isEmpty();
    this.wanted = wanted;
    this.out = out;
    this.clock = clock;
  }

  /** A watch of a whole kind that ends when the server refuses it or does not know the kind. */
  static KindWatch of(
      KubeApi api,
      RestMapping mapping,
      String namespace,
      Set<ObjectKey> wanted,
      Queue<Signal> out,
      WaitClock clock) {
    return new KindWatch(api, mapping, namespace, "", wanted, out, clock);
  }

  /** A watch of one object that is tried again whatever the server says. */
  static KindWatch ofOne(
      KubeApi api, Resource resource, ObjectKey key, Queue<Signal> out, WaitClock clock) {
    return new KindWatch(
        api,
        resource.mapping(),
        key.namespace(),
        "metadata.name=" + key.name(),
        Set.of(key),
        out,
        clock);
  }

  /** Ends the watch from another thread, which is to interrupt this one, too. */
  void stop() {
    synchronized (lock) {
      stopped = true;
      close();
    }
  }

  private boolean stopped() {
    synchronized (lock) {
      return stopped;
    }
  }

  @Override
  public void run() {
    Backoff backoff = new Backoff(clock);
    try {
      while (!stopped()) {
        if (!again(backoff)) {
          return;
        }
        backoff.pause();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      out.add(new Signal.Refused(KubeException.of(String.valueOf(e.getMessage()), e)));
    } finally {
      synchronized (lock) {
        close();
      }
    }
  }

  /** Watches once; false if that is not to be tried again. */
  private boolean again(Backoff backoff) throws InterruptedException {
    try {
      listAndWatch(backoff);
    } catch (IOException broken) {
      return true;
    } catch (KubeException e) {
      StatusException status = status(e);
      if (stopped() || status == null || !refusable) {
        return true;
      }
      if (status.forbidden()) {
        out.add(new Signal.Refused(e));
        return false;
      }
      if (status.notFound()) {
        out.add(new Signal.Synced(this));
        return false;
      }
    }
    return true;
  }

  private void listAndWatch(Backoff backoff) throws IOException, InterruptedException {
    WatchFrames frames = initialEvents(backoff);
    if (frames == null) {
      list();
    }
    while (!stopped()) {
      long began = clock.nanoTime();
      if (frames == null) {
        frames = frames(watch().query("resourceVersion", version));
      }
      int events = 0;
      KubeObject event;
      while ((event = event(frames)) != null) {
        events++;
        tell(event);
      }
      frames = null;
      if (events == 0 && clock.nanoTime() - began < VERY_SHORT) {
        return;
      }
    }
  }

  /**
   * Begins a watch that tells first what is there.
   *
   * @return null if the server does not do that
   */
  private @Nullable WatchFrames initialEvents(Backoff backoff)
      throws IOException, InterruptedException {
    while (!stopped()) {
      try {
        KubeRequest request = watch().query("sendInitialEvents", "true");
        request = request.query("resourceVersionMatch", "NotOlderThan");
        WatchFrames frames =
            frames(version.isEmpty() ? request : request.query("resourceVersion", version));
        Map<ObjectKey, KubeObject> there = new LinkedHashMap<>();
        KubeObject event;
        while ((event = event(frames)) != null) {
          if (initial(event, there)) {
            replace(there);
            return frames;
          }
        }
        return null;
      } catch (KubeException e) {
        StatusException status = status(e);
        if (status == null ? refusedConnection(e) : status.code() == 429) {
          backoff.pause();
        } else if (status != null && expired(status) && !version.isEmpty()) {
          version = "";
        } else {
          return null;
        }
      }
    }
    return null;
  }

  /** Takes one of the first events in; true if it says that these are over. */
  private boolean initial(KubeObject event, Map<ObjectKey, KubeObject> there) {
    KubeObject object = object(event);
    String type = event.textAt("type");
    if (type.equals("BOOKMARK")) {
      version = object.resourceVersion();
      return "true".equals(object.annotations().get(INITIAL_END));
    }
    ObjectKey key = ObjectKey.of(object);
    if (!wanted.contains(key)) {
      return false;
    }
    if (type.equals("DELETED")) {
      there.remove(key);
    } else {
      there.put(key, object);
    }
    return false;
  }

  private void list() {
    KubeObject list;
    try {
      list = api.send(selected());
    } catch (KubeException e) {
      throw KubeException.of("failed to list " + mapping.kind() + ": " + e.getMessage(), e);
    }
    Map<ObjectKey, KubeObject> there = new LinkedHashMap<>();
    for (KubeObject each :
        StatusReader.items(list, mapping.kind().apiVersion(), mapping.kind().kind())) {
      ObjectKey key = ObjectKey.of(each);
      if (wanted.contains(key)) {
        there.put(key, each);
      }
    }
    version = list.resourceVersion();
    replace(there);
  }

  private void replace(Map<ObjectKey, KubeObject> there) {
    known.removeAll(there.keySet());
    for (ObjectKey missing : known) {
      out.add(new Signal.Gone(missing, null));
    }
    known.clear();
    for (Map.Entry<ObjectKey, KubeObject> each : there.entrySet()) {
      known.add(each.getKey());
      out.add(new Signal.Seen(each.getKey(), each.getValue()));
    }
    out.add(new Signal.Synced(this));
  }

  private void tell(KubeObject event) {
    KubeObject object = object(event);
    String type = event.textAt("type");
    version = object.resourceVersion();
    ObjectKey key = ObjectKey.of(object);
    if (!wanted.contains(key)) {
      return;
    }
    if (type.equals("ADDED") || type.equals("MODIFIED")) {
      known.add(key);
      out.add(new Signal.Seen(key, object));
    } else if (type.equals("DELETED")) {
      known.remove(key);
      out.add(new Signal.Gone(key, object));
    }
  }

  private KubeRequest watch() {
    int seconds = SHORTEST_SECONDS + ThreadLocalRandom.current().nextInt(SHORTEST_SECONDS);
    return selected()
        .query("allowWatchBookmarks", "true")
        .query("timeoutSeconds", Integer.toString(seconds))
        .query("watch", "true");
  }

  private KubeRequest selected() {
    KubeRequest request = KubeRequest.get(path);
    return fields.isEmpty() ? request : request.query("fieldSelector", fields);
  }

  private WatchFrames frames(KubeRequest request) throws IOException {
    InputStream body = api.open(request);
    synchronized (lock) {
      close();
      open = body;
      if (stopped) {
        close();
      }
    }
    return new WatchFrames(body);
  }

  private void close() {
    InputStream body = open;
    open = null;
    if (body != null) {
      try {
        body.close();
      } catch (IOException e) {
        // The watch is over either way.
      }
    }
  }

  private static @Nullable KubeObject event(WatchFrames frames) throws IOException {
    byte[] frame = frames.next();
    if (frame == null) {
      return null;
    }
    KubeObject event = KubeObject.parse(frame);
    if (event.textAt("type").equals("ERROR")) {
      KubeObject status = object(event);
      throw StatusException.of(
          (int) Fields.number(status, 500, "code"),
          status.textAt("reason"),
          status.textAt("message"));
    }
    return event;
  }

  @SuppressWarnings("unchecked")
  private static KubeObject object(KubeObject event) {
    return event.at("object") instanceof Map<?, ?> map
        ? KubeObject.of((Map<String, @Nullable Object>) map)
        : KubeObject.of(Map.of());
  }

  private static @Nullable StatusException status(KubeException e) {
    return e instanceof StatusException status
        ? status
        : e.getCause() instanceof StatusException cause ? cause : null;
  }

  private static boolean refusedConnection(KubeException e) {
    return String.valueOf(e.getMessage()).contains("connection refused");
  }

  private static boolean expired(StatusException status) {
    return status.code() == 410
        || String.valueOf(status.getMessage()).contains("Too large resource version");
  }
}
