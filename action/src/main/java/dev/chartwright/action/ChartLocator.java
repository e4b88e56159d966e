package dev.chartwright.action;

import dev.chartwright.golang.strings.Strings;
import dev.chartwright.repo.downloader.ChartDownloader;

/**
 * Finds the chart that a reference means: a path that exists, else something to fetch.
 *
 * <p>Source: Helm {@code pkg/action/install.go} (LocateChart).
 */
final class ChartLocator {
  private final ChartDownloader downloader;

  ChartLocator(ChartDownloader downloader) {
    this.downloader = downloader;
  }

  ChartDownloader downloader() {
    return downloader;
  }

  /**
   * The chart as a path on this machine.
   *
   * @return absolute path of a folder or an archive
   */
  String locate(ChartSource source) {
    String local = LocalChart.find(source);
    if (local != null) {
      return local;
    }
    String name = Strings.trimSpace(source.reference());
    String reference =
        inRepository(
            new ChartSource(name, source.version(), source.repository(), source.connection()));
    return downloader
        .downloadToCache(reference, Strings.trimSpace(source.version()))
        .toAbsolutePath()
        .toString();
  }

  /** The reference, or the URL that the repository of {@code --repo} gives for it. */
  String inRepository(ChartSource source) {
    if (source.repository().isEmpty()) {
      return source.reference();
    }
    return downloader.findInRepository(
        source.repository(), source.reference(), Strings.trimSpace(source.version()));
  }
}
