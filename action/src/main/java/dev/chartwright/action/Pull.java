package dev.chartwright.action;

import dev.chartwright.chart.ChartArchive;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.repo.downloader.ChartDownloader;
import dev.chartwright.repo.downloader.VerificationStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Fetches a chart, and unpacks it if that is wanted.
 *
 * <p>Large archives are streamed to a temporary file beside their place and appear there in one
 * step. Source: Helm {@code pkg/action/pull.go}.
 */
public final class Pull {
  private final Settings settings;

  private Pull(Settings settings) {
    this.settings = settings;
  }

  /** The verb with these settings. */
  public static Pull of(Settings settings) {
    return new Pull(settings);
  }

  /**
   * Pulls the chart.
   *
   * @param events hears of each part that is fetched
   */
  public PullOutcome run(PullRequest request, RegistryEvents events) {
    try (Connections connections =
        Connections.of(settings, request.source().connection(), events)) {
      connections.check();
      if (!request.untar()) {
        return download(connections, request, Path.of(request.destination()));
      }
      Path scratch = Files.createTempDirectory(settings.temporaryFolder(), "helm-");
      try {
        PullOutcome outcome = download(connections, request, scratch);
        unpack(request, outcome.archive().orElseThrow());
        return new PullOutcome(Optional.empty(), outcome.warning(), outcome.verification());
      } finally {
        delete(scratch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PullOutcome download(Connections connections, PullRequest request, Path folder) {
    ChartSource source = request.source();
    ChartLocator.Found found = connections.locator().find(source);
    ChartDownloader downloader = found.downloader();
    if (source.verifier().isPresent()) {
      downloader =
          downloader.withVerification(VerificationStrategy.ALWAYS, source.verifier().get());
    } else if (request.provenance()) {
      downloader = downloader.withProvenance();
    }
    ChartDownloader.Download download =
        downloader.downloadTo(found.reference(), source.version(), folder);
    return new PullOutcome(
        Optional.of(download.chart()), download.warning().orElse(""), download.verification());
  }

  private static void unpack(PullRequest request, Path archive) {
    String folder = request.untarFolder();
    if (!folder.startsWith("/")) {
      folder = dev.chartwright.golang.path.Path.join(request.destination(), folder);
    }
    String reference = request.source().reference();
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    String occupied =
        folder.equals(".") ? name : dev.chartwright.golang.path.Path.join(folder, name);
    if (Os.exists(occupied)) {
      throw new ActionException(
          "failed to untar: a file or directory with the name " + occupied + " already exists");
    }
    try {
      Os.mkdirAll(occupied);
    } catch (PathException e) {
      throw new ActionException("failed to untar (mkdir): " + e.getMessage(), e);
    }
    ChartArchive.expandFile(folder, archive.toString());
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, java.io.IOException failure)
              throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
