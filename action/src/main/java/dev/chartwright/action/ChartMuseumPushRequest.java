package dev.chartwright.action;

import dev.chartwright.repo.chartmuseum.ChartMuseumAccount;
import java.time.Duration;

/**
 * What to store in a ChartMuseum and how. Immutable; absent values are empty.
 *
 * @param chart folder or archive of the chart
 * @param remote an http or https URL, or the name of an added repository
 * @param version version to give it; empty to keep its own
 * @param appVersion appVersion to give it; empty to keep its own
 * @param account who we are there, where it is not the repository's own
 * @param contextPath path below which it answers; empty to ask its index
 * @param force whether a version that is there is replaced
 * @param plainHttp whether an added repository {@code cm://…} is spoken to without TLS
 * @param connection files for TLS; user and password there are not looked at
 * @param timeout time for each request; zero is as long as it takes
 */
public record ChartMuseumPushRequest(
    String chart,
    String remote,
    String version,
    String appVersion,
    ChartMuseumAccount account,
    String contextPath,
    boolean force,
    boolean plainHttp,
    ConnectionOptions connection,
    Duration timeout) {
  /** The chart as it is, with 30 seconds for each request. */
  public static ChartMuseumPushRequest of(String chart, String remote) {
    return new ChartMuseumPushRequest(
        chart,
        remote,
        "",
        "",
        ChartMuseumAccount.none(),
        "",
        false,
        false,
        ConnectionOptions.defaults(),
        Duration.ofSeconds(30));
  }
}
