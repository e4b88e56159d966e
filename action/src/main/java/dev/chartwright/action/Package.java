package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartArchive;
import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.registry.RegistryEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Packs a chart folder into an archive, {@code <name>-<version>.tgz}.
 *
 * <p>The archive appears under its name in one step. Safe for several threads. Source: Helm {@code
 * pkg/action/package.go}.
 */
public final class Package {
  private final Settings settings;
  private final Clock clock;

  private Package(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The verb with these settings; the clock dates entries that have no time of their own. */
  public static Package of(Settings settings, Clock clock) {
    return new Package(settings, clock);
  }

  /** The folder, or for {@code .} the working directory by its full name, as Helm prints it. */
  private String destination(String folder) {
    if (!folder.equals(".")) {
      return folder;
    }
    Path here = Path.of("").toAbsolutePath();
    String named = settings.environment().getOrDefault("PWD", "");
    try {
      if (named.startsWith("/") && Files.isSameFile(Path.of(named), here)) {
        return named;
      }
    } catch (IOException e) {
      // The shell's idea of the folder is out of date.
    }
    return here.toString();
  }

  /**
   * Fails if the flags for servers name files that will not do, as Helm does before it packs.
   *
   * @throws ActionException with what is wrong
   */
  public void check(ConnectionOptions connection) {
    try (Connections connections = Connections.of(settings, connection, RegistryEvents.NONE)) {
      connections.check();
    }
  }

  /**
   * Packs the chart, and signs the archive if that is wanted; it stays if the signing fails.
   *
   * @return path of the archive
   */
  public String run(PackageRequest request) {
    Chart chart = ChartLoader.of(settings.log()).loadDirAnyVersion(request.path());
    if (chart.metadata().apiVersion().equals(Metadata.API_V3)) {
      throw new ActionException("invalid chart apiVersion");
    }
    if (!request.version().isEmpty()) {
      chart = chart.withMetadata(chart.metadata().withVersion(request.version()));
    }
    Version.parse(chart.metadata().version());
    if (!request.appVersion().isEmpty()) {
      chart = chart.withMetadata(chart.metadata().withAppVersion(request.appVersion()));
    }
    if (request.sourceDateEpoch().isPresent()) {
      chart = chart.withModTimes(request.sourceDateEpoch().get());
    }
    chart.checkDependencies();
    String archive;
    try {
      archive = ChartArchive.save(chart, destination(request.destination()), clock);
    } catch (RuntimeException e) {
      throw new ChartException("failed to save: " + e.getMessage(), e);
    }
    if (request.signer().isPresent()) {
      request.signer().get().sign(archive, settings.log());
    }
    return archive;
  }
}
