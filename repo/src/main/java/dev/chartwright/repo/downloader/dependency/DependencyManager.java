package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.Lock;
import dev.chartwright.chart.LockDigest;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.RepositoryFile;
import dev.chartwright.repo.downloader.RepositoryUrl;
import dev.chartwright.repo.downloader.VerificationStrategy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Puts the dependencies of a chart into its {@code charts/}: those that satisfy Chart.yaml ({@link
 * #update}), or those that Chart.lock names ({@link #build}).
 *
 * <p>Indexes and charts are fetched several at a time, each once. Nothing of the chart is changed
 * before all of it is there; then archives are replaced one by one, and the lock comes last.
 * Several may work on one chart: they wait for each other before they change it. Source: Helm
 * {@code pkg/downloader/manager.go}.
 *
 * <pre>{@code
 * DependencyManager.of(sources, DependencyEvents.NONE, Clock.systemUTC(), Location.UTC)
 *     .update(DependencyRequest.of("mychart"));
 * }</pre>
 */
public final class DependencyManager {
  private static final int MAX_LOADS = 5;

  private final DependencySources sources;
  private final DependencyEvents events;
  private final Clock clock;
  private final Location zone;

  private DependencyManager(
      DependencySources sources, DependencyEvents events, Clock clock, Location zone) {
    this.sources = sources;
    this.events = events;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * A manager.
   *
   * @param events hears what happens
   * @param clock dates locks, and files of packed folders that have no time
   * @param zone the time zone of the date in a lock
   */
  public static DependencyManager of(
      DependencySources sources, DependencyEvents events, Clock clock, Location zone) {
    return new DependencyManager(sources, events, clock, zone);
  }

  /**
   * Chooses versions anew and fetches them; a chart without dependencies is left alone.
   *
   * @throws RuntimeException with Helm's message; nothing was changed then
   */
  public void update(DependencyRequest request) {
    try (DependencyRun run = run(request, VerificationStrategy.ALWAYS)) {
      for (String folder : run.folders(request)) {
        enter(folder, request);
        update(request.withChart(folder), run);
      }
    }
  }

  /**
   * Fetches what the lock names; without one this is an {@link #update}.
   *
   * @throws MissingRepositoriesException if a repository of the lock has not been added
   * @throws RuntimeException with Helm's message; nothing was changed then
   */
  public void build(DependencyRequest request) {
    try (DependencyRun run = run(request, VerificationStrategy.IF_POSSIBLE)) {
      for (String folder : run.folders(request)) {
        enter(folder, request);
        build(request.withChart(folder), run);
      }
    }
  }

  /**
   * Looks what the dependencies of a chart are and could be; the chart is left alone.
   *
   * <p>A repository that does not answer makes a {@link DependencyVersions#problem}, no failure.
   *
   * @throws RuntimeException if the chart cannot be read, or names what is no repository
   */
  public List<DependencyVersions> outdated(DependencyRequest request) {
    try (DependencyRun run = run(request, VerificationStrategy.NEVER)) {
      Chart chart = load(request.chart());
      RepositoryNames known =
          RepositoryNames.of(
                  chart.metadata(), request.chart(), run.repositories(), sources.aliases(), events)
              .withUnmanaged();
      if (!request.skipRefresh()) {
        run.refreshUnmanaged(known.unmanaged());
        run.refreshAdded(known);
      }
      return run.outdatedCheck(request.chart())
          .check(
              RepositoryNames.declared(known.wanted()), known.names(), chart.lock().orElse(null));
    }
  }

  private void enter(String folder, DependencyRequest request) {
    if (request.recursive()) {
      events.entering(folder);
    }
  }

  private DependencyRun run(DependencyRequest request, VerificationStrategy strategy) {
    return new DependencyRun(sources, events, clock, request, strategy);
  }

  private void update(DependencyRequest request, DependencyRun run) {
    Chart chart = load(request.chart());
    if (!chart.metadata().hasDependencies()) {
      return;
    }
    RepositoryFile repositories = run.repositories();
    RepositoryNames known =
        RepositoryNames.of(
                chart.metadata(), request.chart(), repositories, sources.aliases(), events)
            .withUnmanaged();
    if (!request.skipRefresh()) {
      run.refreshUnmanaged(known.unmanaged());
      run.refreshAdded();
    }
    List<Dependency> wanted = RepositoryNames.declared(known.wanted());
    List<Dependency> locked = run.resolver(request.chart()).resolve(wanted, known.names());
    Pins pins = Pins.of(request.pins(), chart.lock().orElse(null), false);
    try (ChartsUpdate charts = run.open(request, known)) {
      List<Dependency> saved = charts.fetch(locked, pins);
      List<Dependency> entries = new ArrayList<>(saved);
      Lock lock = Lock.of(GoTime.of(clock.instant(), zone), "", List.copyOf(entries));
      lock = lock.withDigest(LockDigest.of(known.wanted(), lock)).withPins(pins.found());
      charts.finish(lock, chart.metadata().apiVersion().equals(Metadata.API_V1));
    }
  }

  private void build(DependencyRequest request, DependencyRun run) {
    Chart chart = load(request.chart());
    Lock lock = chart.lock().orElse(null);
    if (lock == null) {
      if (request.offline() && chart.metadata().hasDependencies()) {
        throw new DependencyException(
            "cannot build "
                + request.chart()
                + " offline: it has no Chart.lock; run 'dependency update' with a network first");
      }
      update(request, run);
      return;
    }
    boolean old = chart.metadata().apiVersion().equals(Metadata.API_V1);
    RepositoryNames known =
        RepositoryNames.of(
            chart.metadata(), request.chart(), run.repositories(), sources.aliases(), events);
    checkDigest(chart.metadata(), known.wanted(), lock, old);
    List<Dependency> locked = new ArrayList<>();
    for (Dependency each : lock.dependencies()) {
      locked.add(Objects.requireNonNull(each));
    }
    if (!request.offline()) {
      requireRepositories(locked, run.repositories());
      if (!request.skipRefresh()) {
        run.refreshAdded();
      }
    }
    try (ChartsUpdate charts = run.open(request, known)) {
      charts.fetch(locked, Pins.of(request.pins(), lock, true));
      charts.finish();
    }
  }

  private void checkDigest(Metadata written, Metadata wanted, Lock lock, boolean old) {
    if (LockDigest.of(wanted, lock).equals(lock.digest())) {
      return;
    }
    if (!old) {
      throw new DependencyException(
          "the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml)."
              + " Please update the dependencies with 'helm dependency update'");
    }
    sources
        .log()
        .info("warning: a valid Helm v3 hash was not found. Checking against Helm v2 hash...");
    if (!LockDigest.ofHelm2(written).equals(lock.digest())) {
      throw new DependencyException(
          "the lock file (requirements.lock) is out of sync with the dependencies file"
              + " (requirements.yaml). Please update the dependencies");
    }
  }

  private static void requireRepositories(List<Dependency> locked, RepositoryFile repositories) {
    List<String> missing = new ArrayList<>();
    for (Dependency each : locked) {
      String repository = each.repository();
      boolean elsewhere =
          repository.isEmpty() || LocalPath.isLocal(repository) || ChartReference.isOci(repository);
      if (!elsewhere && !isAdded(repository, repositories)) {
        missing.add(repository);
      }
    }
    if (!missing.isEmpty()) {
      throw new MissingRepositoriesException(missing);
    }
  }

  private static boolean isAdded(String url, RepositoryFile repositories) {
    for (RepositoryEntry each : repositories.entries()) {
      if (RepositoryUrl.same(each.url(), RepositoryUrl.withoutSlash(url))) {
        return true;
      }
    }
    return false;
  }

  private Chart load(String folder) {
    boolean directory;
    try {
      directory = Os.stat(folder).isDirectory();
    } catch (PathException e) {
      throw new DependencyException("could not find " + folder + ": " + e.getMessage(), e);
    }
    if (!directory) {
      throw new DependencyException("only unpacked charts can be updated");
    }
    ChartLoader loader = ChartLoader.of(sources.log());
    for (int attempt = 1; ; attempt++) {
      try {
        return loader.loadDir(folder);
      } catch (RuntimeException e) {
        // Somebody else may be replacing archives right now.
        if (attempt == MAX_LOADS || !isGone(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isGone(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PathException path && path.isNotExist()) {
        return path.path().contains("/charts/") || path.path().contains("/tmpcharts-");
      }
    }
    return false;
  }
}
