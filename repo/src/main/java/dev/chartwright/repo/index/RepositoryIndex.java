package dev.chartwright.repo.index;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.repo.ChartVersion;
import dev.chartwright.repo.IndexFile;
import dev.chartwright.repo.RepositoryException;
import java.util.ArrayList;
import java.util.List;

/**
 * The charts of a repository, held in so few bytes that an index of 100,000 versions needs some 10
 * MB: what {@code pull}, {@code search} and dependency updates ask of index.yaml.
 *
 * <p>It says the same as {@link IndexFile} of the same bytes. Immutable and thread-safe.
 *
 * <pre>{@code
 * RepositoryIndex index = IndexReader.of(log).load("stable-index.yaml");
 * index.get("web", ">=1.0 <2", log).urls();   // [web-1.4.0.tgz]
 * }</pre>
 */
public final class RepositoryIndex {
  private final IndexFile file;

  private RepositoryIndex(IndexFile file) {
    this.file = file;
  }

  static RepositoryIndex of(IndexFile file) {
    return new RepositoryIndex(file);
  }

  /** The names under which charts are listed, sorted; also those without any version. */
  public List<String> names() {
    List<String> names = new ArrayList<>(file.entries().keySet());
    names.sort(GoString::compare);
    return List.copyOf(names);
  }

  /** Whether that name is listed, be it without any version. */
  public boolean contains(String name) {
    return file.entries().containsKey(name);
  }

  /** The versions of a chart, highest first; none if the name is not listed. */
  public List<IndexedVersion> versions(String name) {
    List<IndexedVersion> versions = new ArrayList<>();
    for (ChartVersion each : file.entries().getOrDefault(name, List.of())) {
      versions.add(of(each));
    }
    return versions;
  }

  /**
   * Finds a version of a chart: exactly that one, else the first that satisfies it as a constraint.
   *
   * @param version version or constraint; empty for the newest stable one
   * @param log hears when another version than asked for was taken
   * @throws RepositoryException if there is none
   */
  public IndexedVersion get(String name, String version, LogSink log) {
    return of(file.get(name, version, log));
  }

  private static IndexedVersion of(ChartVersion each) {
    return new IndexedVersion(
        each.metadata().name(),
        each.metadata().version(),
        each.metadata().appVersion(),
        each.metadata().description(),
        each.metadata().keywords(),
        each.urls(),
        each.digest(),
        "",
        each.metadata().deprecated());
  }
}
