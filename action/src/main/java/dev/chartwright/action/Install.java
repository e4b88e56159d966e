package dev.chartwright.action;

import dev.chartwright.golang.path.Path;
import dev.chartwright.release.Release;
import dev.chartwright.sprig.SprigContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes a release of a chart: renders it, records it, runs its hooks and makes its objects.
 *
 * <p>Safe for several threads; two installations under one name exclude each other where their
 * records are stored. Source: Helm 4.3.1 {@code pkg/cmd/install.go} (runInstall), {@code
 * pkg/action/install.go}.
 *
 * <pre>{@code
 * Release made =
 *     Install.of(cluster, settings, Surroundings.of(Clock.systemUTC()))
 *         .run(InstallRequest.of("web", ChartSource.of("./web")), ReleaseEvents.none())
 *         .release();
 * made.info().status(); // DEPLOYED
 * }</pre>
 */
public final class Install {
  private final @Nullable Cluster cluster;
  private final Settings settings;
  private final Surroundings surroundings;

  private final String holder;

  private Install(
      @Nullable Cluster cluster, Settings settings, Surroundings surroundings, String holder) {
    this.cluster = cluster;
    this.settings = settings;
    this.surroundings = surroundings;
    this.holder = holder;
  }

  /** The verb on a cluster. */
  public static Install of(Cluster cluster, Settings settings, Surroundings surroundings) {
    return new Install(cluster, settings, surroundings, "");
  }

  /** The verb without a cluster, for dry runs with {@link DryRun#CLIENT}. */
  public static Install offline(Settings settings, Surroundings surroundings) {
    return new Install(null, settings, surroundings, "");
  }

  /**
   * The verb holding a {@link ReleaseHold} of the release while it works, dry runs apart: from the
   * beginning, or, where the namespace is yet to be made, from when it is there and before anything
   * is put into it.
   *
   * @param leaseHolder who asks, as others are to read it; unique to the process
   */
  public Install withLease(String leaseHolder) {
    return new Install(cluster, settings, surroundings, leaseHolder);
  }

  /**
   * Installs a chart.
   *
   * @throws ReleaseChangeException if the chart was found but cannot be installed
   * @throws RuntimeException with Helm's message, if it does not come so far
   */
  public InstallResult run(InstallRequest request, ReleaseEvents events) {
    TemplateRequest chart = request.chart();
    boolean offline = request.change().dryRun == DryRun.CLIENT;
    if (cluster == null && !offline) {
      throw new IllegalStateException("only a dry run of the client goes without a cluster");
    }
    SprigContext functions = surroundings.functions(settings.environment(), chart.enableDns);
    try (Connections connections =
        Connections.of(settings, chart.chart.connection(), events.pulls())) {
      connections.check();
      String name = name(request, functions);
      FoundChart found =
          new ChartPreparation(settings, surroundings, connections, events.dependencies())
              .toInstall(chart);
      ChartRendering rendering = new ChartRendering(chart, connections, functions, settings.log());
      try (InstallHold hold =
          new InstallHold(
              request.change().dryRun.tries() ? "" : holder, name, settings, surroundings)) {
        InstallRun run =
            new InstallRun(
                offline ? null : cluster,
                settings,
                surroundings,
                request,
                events,
                name,
                found,
                hold);
        return new InstallResult(run(run, rendering));
      }
    }
  }

  private static Release run(InstallRun run, ChartRendering rendering) {
    try {
      return run.run(rendering);
    } catch (RuntimeException e) {
      throw ReleaseChangeException.of(e);
    }
  }

  private String name(InstallRequest request, SprigContext functions) {
    TemplateRequest chart = request.chart();
    if (!chart.nameTemplate.isEmpty()) {
      return ReleaseName.ofTemplate(chart.nameTemplate, functions, settings.environment());
    }
    return request.generateName()
        ? generated(chart.chart.reference(), surroundings.clock().instant().getEpochSecond())
        : chart.releaseName;
  }

  /** A name made of the chart's, up to its first dot, and the seconds since 1970. */
  static String generated(String reference, long epochSecond) {
    String base = Path.base(reference);
    if (base.equals(".") || base.isEmpty()) {
      base = "chart";
    }
    int dot = base.indexOf('.');
    return (dot < 0 ? base : base.substring(0, dot)) + "-" + epochSecond;
  }
}
