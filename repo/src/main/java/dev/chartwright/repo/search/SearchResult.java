package dev.chartwright.repo.search;

/**
 * A chart that was found.
 *
 * @param name repository and chart, {@code stable/web}
 * @param score how far from the front of its line the hit is: 0 for the name
 */
public record SearchResult(
    String name, int score, String version, String appVersion, String description) {}
