package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.Location;
import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.RepositoryAliases;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.downloader.ContentCache;
import dev.chartwright.repo.getter.Getter;
import dev.chartwright.repo.getter.Getters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A chart in a folder of its own, with everything around it that an update needs. */
final class Bench {
  final Path root;
  final Path chart;
  final List<String> said = new ArrayList<>();
  private final Getter server;
  private Clock clock = FakeServer.CLOCK;

  Bench(Path root, Getter server) {
    this.root = root;
    this.chart = root.resolve("app");
    this.server = server;
    if (!Files.exists(chart.resolve("Chart.yaml"))) {
      write("app/Chart.yaml", "apiVersion: v2\nname: app\nversion: 0.1.0\n");
    }
    folder("tmp");
  }

  /** Gives the chart dependencies, each {@code name version repository}. */
  Bench wants(String... dependencies) {
    return write("app/Chart.yaml", chartfile("app", dependencies));
  }

  static String chartfile(String name, String... dependencies) {
    StringBuilder text =
        new StringBuilder("apiVersion: v2\nname: " + name + "\nversion: 0.1.0\ndependencies:\n");
    int number = 0;
    for (String each : dependencies) {
      String[] parts = each.split(" ", 3);
      text.append("- name: ").append(parts[0]);
      text.append("\n  version: \"").append(parts[1]).append("\"\n  repository: \"");
      text.append(parts[2]).append("\"\n  alias: a").append(number++).append('\n');
    }
    return text.toString();
  }

  Bench write(String file, String text) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      // Who is killed while writing the same again would leave less.
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (!Files.isRegularFile(path) || !Arrays.equals(Files.readAllBytes(path), bytes)) {
        Files.write(path, bytes);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a repository under a name. */
  Bench adds(String name, String url) {
    return write(
        "repositories.yaml",
        "apiVersion: \"\"\nrepositories:\n- name: " + name + "\n  url: " + url + "\n");
  }

  Bench at(Clock other) {
    clock = other;
    return this;
  }

  DependencyManager manager() {
    return DependencyManager.of(
        new DependencySources(
            () -> {
              throw new AssertionError("no registry is needed");
            },
            RegistryEvents.NONE,
            Getters.of(() -> server, () -> server),
            root.resolve("repositories.yaml").toString(),
            root.resolve("cache").toString(),
            RepositoryAliases.none(),
            new ContentCache(root.resolve("content")),
            root.resolve("tmp"),
            LogSink.none()),
        new Said(),
        clock,
        Location.UTC);
  }

  DependencyRequest request() {
    return DependencyRequest.of(chart.toString());
  }

  void update() {
    manager().update(request());
  }

  void build() {
    manager().build(request());
  }

  /** The files and folders below a folder, sorted, those at its top first. */
  static List<String> tree(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(each -> !each.equals(folder))
          .map(each -> folder.relativize(each).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes(String file) {
    try {
      return Files.readAllBytes(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void link(String file, String target) {
    try {
      Files.createSymbolicLink(root.resolve(file), Path.of(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes down what the manager tells. */
  private final class Said implements DependencyEvents {
    @Override
    public void refreshed(RepositoryEntry repository, boolean added) {
      said.add("refreshed " + (added ? repository.name() : repository.url()));
    }

    @Override
    public void notRefreshed(RepositoryEntry repository, boolean added, String reason) {
      said.add("not refreshed " + repository.url() + ": " + reason);
    }

    @Override
    public void saving(int charts) {
      said.add("saving " + charts);
    }

    @Override
    public void downloading(String name, String repository) {
      said.add("downloading " + name + " from " + repository);
    }

    @Override
    public void alreadyDownloaded(String name, String repository) {
      said.add("already downloaded " + name);
    }

    @Override
    public void saveFailed(String reason) {
      said.add("failed: " + reason);
    }

    @Override
    public void notMoved(String file, String reason) {
      said.add("not moved: " + reason);
    }

    @Override
    public void deletingOutdated() {
      said.add("deleting");
    }
  }
}
