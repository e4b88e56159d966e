package dev.chartwright.repo;

import dev.chartwright.chart.Metadata;
import java.util.List;

/**
 * One version of a chart in an index.
 *
 * @param metadata Chart.yaml of that version
 * @param urls where its archive is; relative ones lie below the repository
 * @param digest SHA-256 of the archive in hex, or empty
 */
public record ChartVersion(Metadata metadata, List<String> urls, String digest) {
  /** Copies the list. */
  public ChartVersion {
    urls = List.copyOf(urls);
  }
}
