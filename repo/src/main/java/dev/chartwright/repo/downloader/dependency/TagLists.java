package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.registry.ChartRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** The versions that registries offer, each list asked for once. Belongs to one thread. */
final class TagLists {
  private final Supplier<ChartRegistry> registry;
  private final Workers workers;
  private final Map<String, Future<List<String>>> lists = new HashMap<>();

  TagLists(Supplier<ChartRegistry> registry, Workers workers) {
    this.registry = registry;
    this.workers = workers;
  }

  /** Begins to ask for the versions of a chart, {@code host/path/name}. */
  void start(String repository) {
    if (!lists.containsKey(repository)) {
      lists.put(repository, workers.start(() -> registry.get().versions(repository)));
    }
  }

  /** The versions, highest first; whatever the registry has against it is thrown. */
  List<String> versions(String repository) {
    start(repository);
    Future<List<String>> list = lists.get(repository);
    return list == null ? List.of() : Workers.result(list);
  }
}
