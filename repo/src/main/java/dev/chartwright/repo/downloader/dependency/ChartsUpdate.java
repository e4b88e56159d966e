package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartArchive;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.Lock;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The replacement of one chart's archives: all are brought together first ({@link #fetch}), then
 * put in place ({@link #finish}).
 *
 * <p>Source: Helm {@code pkg/downloader/manager.go} (downloadAll, tarFromLocalDir).
 */
final class ChartsUpdate implements AutoCloseable {
  private final DependencyRun run;
  private final DependencyRequest request;
  private final DependencyEvents events;
  private final ChartLoader loader;
  private final ChartSupply supply;
  private final ChartsFolder folder;
  private final Map<String, java.nio.file.Path> files = new LinkedHashMap<>();
  private final Set<String> local = new HashSet<>();

  private ChartsUpdate(
      DependencyRun run, DependencyRequest request, ChartSupply supply, ChartsFolder folder) {
    this.run = run;
    this.request = request;
    this.events = run.events();
    this.loader = ChartLoader.of(run.sources().log());
    this.supply = supply;
    this.folder = folder;
  }

  static ChartsUpdate of(DependencyRun run, DependencyRequest request, RepositoryNames known) {
    ChartSupply supply =
        request.offline() ? new CachedSupply(run, request.chart()) : FetchedSupply.of(run, known);
    return new ChartsUpdate(run, request, supply, ChartsFolder.open(request.chart()));
  }

  /**
   * Brings all archives together.
   *
   * @return the dependencies with the versions that they really have
   * @throws RuntimeException with the first failure, in the order of the dependencies
   */
  List<Dependency> fetch(List<Dependency> locked, Pins pins) {
    events.saving(locked.size());
    supply.start(locked, pins);
    List<Dependency> saved = new ArrayList<>(locked.size());
    for (Dependency each : locked) {
      String repository = each.repository();
      if (repository.isEmpty()) {
        events.assumedPresent(each.name());
        requirePresent(each);
        local.add(each.name());
        pins.addNone();
        saved.add(each);
      } else {
        try {
          saved.add(LocalPath.isLocal(repository) ? pack(each, pins) : take(each, pins));
        } catch (MalformedReferenceException e) {
          throw e.failure();
        } catch (RuntimeException e) {
          events.saveFailed(String.valueOf(e.getMessage()));
          throw e;
        }
      }
    }
    return saved;
  }

  private Dependency take(Dependency locked, Pins pins) {
    FetchedChart chart = supply.take(locked);
    pins.add(locked, chart.digests());
    for (java.nio.file.Path file : chart.files()) {
      files.put(String.valueOf(file.getFileName()), file);
    }
    if (pins.keeps()) {
      supply.keep(locked, chart);
    }
    return locked;
  }

  /** Checks a chart that is expected in {@code charts/}. */
  private void requirePresent(Dependency each) {
    String path = Path.join(request.chart(), "charts", each.name());
    Chart chart;
    try {
      chart = loader.loadDir(path);
    } catch (RuntimeException e) {
      throw new DependencyException("unable to load chart '" + path + "': " + e.getMessage(), e);
    }
    String version = chart.metadata().version();
    Constraints constraint = constraint(each);
    boolean fits;
    try {
      fits = constraint.check(Version.parse(version));
    } catch (SemverException e) {
      throw new DependencyException(
          "invalid version "
              + each.version()
              + " for dependency "
              + each.name()
              + ": "
              + e.getMessage(),
          e);
    }
    if (!fits) {
      String reason =
          "dependency "
              + each.name()
              + " at version "
              + version
              + " does not satisfy the constraint "
              + each.version();
      events.saveFailed(reason);
      throw new DependencyException(reason);
    }
  }

  private static Constraints constraint(Dependency each) {
    try {
      return Constraints.parse(each.version());
    } catch (SemverException e) {
      throw new DependencyException(
          "dependency "
              + each.name()
              + " has an invalid version/constraint format: "
              + e.getMessage(),
          e);
    }
  }

  /** Packs the folder of a dependency. */
  private Dependency pack(Dependency each, Pins pins) {
    events.archiving(each.name(), each.repository());
    Chart chart = loader.loadDir(LocalPath.of(each.repository(), request.chart()));
    if (request.sourceDateEpoch().isPresent()) {
      chart = chart.withModTimes(request.sourceDateEpoch().get());
    }
    Constraints constraint = constraint(each);
    String version = chart.metadata().version();
    if (!constraint.check(Version.parse(version))) {
      throw new DependencyException("can't get a valid version for dependency " + each.name());
    }
    java.nio.file.Path archive =
        java.nio.file.Path.of(ChartArchive.save(chart, packed(files.size()), run.clock()));
    files.put(String.valueOf(archive.getFileName()), archive);
    pins.addNone();
    return each.withVersion(version);
  }

  private String packed(int number) {
    try {
      return Files.createTempDirectory(run.scratch(), "packed-" + number + "-").toString();
    } catch (IOException e) {
      throw new DependencyException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Puts the archives in place, and leaves the lock. */
  void finish() {
    alone(this::place);
  }

  /** Puts the archives in place, then the lock, unless it says what it said before. */
  void finish(Lock lock, boolean old) {
    alone(() -> {
      place();
      if (!isUpToDate(lock, old)) {
        folder.writeLock(lock, old);
      }
    });
  }

  private void alone(Runnable work) {
    ChartLockout.during(java.nio.file.Path.of(request.chart()), work);
  }

  private void place() {
    folder.replace(new ArrayList<>(files.values()), local, loader, events);
  }

  /** Looks at the lock as it is now, since somebody else may have written it meanwhile. */
  private boolean isUpToDate(Lock lock, boolean old) {
    Lock before;
    try {
      before = Lock.read(Os.readFile(Path.join(request.chart(), LockFile.name(old))));
    } catch (RuntimeException e) {
      // It is not there, or no lock.
      return false;
    }
    if (before == null || !before.digest().equals(lock.digest())) {
      return false;
    }
    if (!lock.isPinned()) {
      return true;
    }
    for (int i = 0; i < lock.dependencies().size(); i++) {
      if (!lock.pin(i).equals(before.pin(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    folder.close();
  }
}
