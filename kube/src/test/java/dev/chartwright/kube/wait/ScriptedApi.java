package dev.chartwright.kube.wait;

import dev.chartwright.kube.GroupVersionKind;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.RestMapping;
import dev.chartwright.kube.ServerInfo;
import dev.chartwright.kube.StatusException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of which a test says what it answers and when its watches tell something. */
final class ScriptedApi implements KubeApi {
  private final Map<String, Deque<Object>> answers = new HashMap<>();
  private final List<Feed> feeds = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final AtomicInteger busy = new AtomicInteger();
  private int expectedWatches;

  /** How many watches there will be before the time may go on. */
  ScriptedApi watches(int count) {
    expectedWatches = count;
    return this;
  }

  /** Answers requests to a path, the last answer for ever. */
  synchronized ScriptedApi answer(String path, Object... objects) {
    Deque<Object> queue = answers.computeIfAbsent(path, unused -> new ArrayDeque<>());
    for (Object each : objects) {
      queue.add(each);
    }
    return this;
  }

  /** A watch that tells objects, says that these were all, and stays. */
  synchronized Feed watch(String path, String... objects) {
    Feed feed = new Feed();
    for (String each : objects) {
      feed.event("ADDED", each);
    }
    feed.synced();
    answer(path + "?watch", feed);
    return feed;
  }

  static KubeObject object(String json) {
    return KubeObject.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Whether every watch waits for something to tell. */
  synchronized boolean idle() {
    if (busy.get() > 0 || feeds.size() < expectedWatches) {
      return false;
    }
    for (Feed feed : feeds) {
      if (!feed.idle()) {
        return false;
      }
    }
    return true;
  }

  /** Whether every body that was handed out is closed. */
  synchronized boolean allClosed() {
    return feeds.stream().allMatch(Feed::closed);
  }

  private synchronized Object next(KubeRequest request, String key) {
    StringBuilder line = new StringBuilder(request.path());
    for (int i = 0; i < request.query().size(); i += 2) {
      if (!request.query().get(i).equals("timeoutSeconds")) {
        line.append(i == 0 ? '?' : '&');
        line.append(request.query().get(i)).append('=').append(request.query().get(i + 1));
      }
    }
    requests.add(line.toString());
    Deque<Object> queue = answers.get(key);
    if (queue == null) {
      throw StatusException.of(404, "NotFound", "the server could not find " + key);
    }
    Object answer = queue.size() > 1 ? queue.remove() : queue.element();
    if (answer instanceof KubeException refusal) {
      throw refusal;
    }
    if (answer instanceof Feed feed) {
      feeds.add(feed);
    }
    return answer;
  }

  @Override
  public KubeObject send(KubeRequest request) {
    busy.incrementAndGet();
    try {
      return object((String) next(request, request.path()));
    } finally {
      busy.decrementAndGet();
    }
  }

  @Override
  public InputStream open(KubeRequest request) {
    boolean watch = request.query().contains("watch");
    Object answer = next(request, request.path() + (watch ? "?watch" : ""));
    return answer instanceof InputStream stream
        ? stream
        : new ByteArrayInputStream(((String) answer).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<RestMapping> mapping(GroupVersionKind kind) {
    return Optional.empty();
  }

  @Override
  public ServerInfo serverInfo() {
    return new ServerInfo("v1.36.3", "1", "36", List.of());
  }

  @Override
  public void forgetKinds() {}

  @Override
  public void close() {}
}
