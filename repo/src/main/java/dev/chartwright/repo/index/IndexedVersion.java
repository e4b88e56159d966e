package dev.chartwright.repo.index;

import java.util.List;

/**
 * One version of a chart as a {@link RepositoryIndex} has it: what queries need, and no more.
 *
 * @param name the name in the chart's metadata, which need not be that under which it is listed
 * @param version a semantic version as the index writes it
 * @param appVersion version of the application inside, or empty
 * @param description one sentence, or empty
 * @param keywords words to find the chart by
 * @param urls where its archive is; relative ones lie below the repository
 * @param digest SHA-256 of the archive in hex, or empty
 * @param created when it was added, as the index writes it; empty if it does not say
 * @param deprecated whether it should no longer be used
 */
public record IndexedVersion(
    String name,
    String version,
    String appVersion,
    String description,
    List<String> keywords,
    List<String> urls,
    String digest,
    String created,
    boolean deprecated) {
  /** Copies the lists. */
  public IndexedVersion {
    keywords = List.copyOf(keywords);
    urls = List.copyOf(urls);
  }
}
