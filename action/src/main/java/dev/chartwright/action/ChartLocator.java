package dev.chartwright.action;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.strings.Strings;
import dev.chartwright.repo.downloader.ChartDownloader;
import dev.chartwright.repo.downloader.VerificationStrategy;
import dev.chartwright.repo.getter.GetOptions;

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

  /** The chart as a path on this machine, fetched if it is elsewhere. */
  LocatedChart locate(ChartSource source) {
    LocatedChart local = LocalChart.find(source);
    if (local != null) {
      return local;
    }
    String name = Strings.trimSpace(source.reference());
    Found found =
        find(new ChartSource(name, source.version(), source.repository(), source.connection()));
    ChartDownloader fetching = found.downloader();
    if (source.verifier().isPresent()) {
      fetching = fetching.withVerification(VerificationStrategy.ALWAYS, source.verifier().get());
    }
    ChartDownloader.Cached cached =
        fetching.cached(found.reference(), Strings.trimSpace(source.version()));
    return new LocatedChart(
        cached.chart().toAbsolutePath().toString(),
        cached.url(),
        cached.digest(),
        cached.verification());
  }

  /**
   * The reference, or the URL that the repository of {@code --repo} gives for it, and what to fetch
   * it with: credentials stay behind if that URL is of another scheme, host or port.
   */
  Found find(ChartSource source) {
    String repository = source.repository();
    if (repository.isEmpty()) {
      return new Found(source.reference(), downloader);
    }
    String url =
        downloader.findInRepository(
            repository, source.reference(), Strings.trimSpace(source.version()));
    GetOptions options = downloader.options();
    boolean keep = options.passCredentialsAll() || sameOrigin(repository, url);
    return new Found(
        url, keep ? downloader : downloader.withOptions(options.withCredentials("", "")));
  }

  private static boolean sameOrigin(String repository, String chart) {
    Url one = Url.parse(repository);
    Url other = Url.parse(chart);
    return one.scheme().equals(other.scheme())
        && one.hostname().equals(other.hostname())
        && port(one).equals(port(other));
  }

  private static String port(Url url) {
    if (!url.port().isEmpty()) {
      return url.port();
    }
    return switch (url.scheme()) {
      case "http" -> "80";
      case "https" -> "443";
      default -> "";
    };
  }

  /** What to fetch, and with what. */
  record Found(String reference, ChartDownloader downloader) {}
}
