package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartArchive;
import dev.chartwright.chart.Metadata;
import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.getter.BodyReader;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.Getter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A web server without sockets: what it has, what it was asked for, and what it does wrong. */
final class FakeServer implements Getter {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private final Map<String, byte[]> content = new ConcurrentHashMap<>();
  private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();
  private final Map<String, Runnable> actions = new ConcurrentHashMap<>();
  private final Map<String, StringBuilder> indexes = new TreeMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  /** Puts a chart into a repository. */
  FakeServer chart(String repository, String name, String version) {
    return chart(repository, name, version, name + "-" + version + ".tgz");
  }

  /** Puts a chart into a repository, whose index says that it is at {@code url}. */
  FakeServer chart(String repository, String name, String version, String url) {
    content.put(url.contains("://") ? url : repository + "/" + url, archive(name, version, ""));
    return listed(repository, name, version, url);
  }

  /** Lists a chart in the index of a repository. */
  FakeServer listed(String repository, String name, String version, String url) {
    StringBuilder index =
        indexes.computeIfAbsent(repository, key -> new StringBuilder("apiVersion: v1\nentries:\n"));
    index
        .append("  ")
        .append(name)
        .append(":\n  - name: ")
        .append(name)
        .append("\n    apiVersion: v2\n    version: ")
        .append(version)
        .append("\n    urls: [\"")
        .append(url)
        .append("\"]\n");
    return put(repository + "/index.yaml", index.toString());
  }

  FakeServer put(String url, String text) {
    return put(url, text.getBytes(StandardCharsets.UTF_8));
  }

  FakeServer put(String url, byte[] bytes) {
    content.put(url, bytes);
    return this;
  }

  byte[] bytes(String url) {
    return content.getOrDefault(url, new byte[0]);
  }

  /** Answers with a failure from now on. */
  FakeServer fail(String url, String message) {
    failures.put(url, new RepositoryException(message));
    return this;
  }

  /** Does something while it is asked for a URL. */
  FakeServer during(String url, Runnable action) {
    actions.put(url, action);
    return this;
  }

  /** What was asked for since the last look, sorted. */
  List<String> requests() {
    List<String> seen = new ArrayList<>(requests);
    requests.removeAll(seen);
    Collections.sort(seen);
    return seen;
  }

  static byte[] archive(String name, String version, String description) {
    Metadata metadata =
        Metadata.builder()
            .apiVersion("v2")
            .name(name)
            .version(version)
            .description(description)
            .build();
    return ChartArchive.bytes(Chart.builder(metadata).build(), CLOCK);
  }

  @Override
  public <T> T get(String url, GetOptions options, BodyReader<T> reader) {
    requests.add(url);
    Runnable action = actions.get(url);
    if (action != null) {
      action.run();
    }
    RuntimeException failure = failures.get(url);
    if (failure != null) {
      throw failure;
    }
    byte[] bytes = content.get(url);
    if (bytes == null) {
      throw new RepositoryException("failed to fetch " + url + " : 404 Not Found");
    }
    try {
      return reader.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
