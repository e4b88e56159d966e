package dev.chartwright.action;

/**
 * A chart that {@link SearchHub} found.
 *
 * @param url page of the chart
 * @param version its newest version
 * @param appVersion version of the application inside
 * @param description one sentence
 * @param repositoryUrl where it can be had
 * @param repositoryName what the hub calls that repository
 */
public record HubChart(
    String url,
    String version,
    String appVersion,
    String description,
    String repositoryUrl,
    String repositoryName) {}
