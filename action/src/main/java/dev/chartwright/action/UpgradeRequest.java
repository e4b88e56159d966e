package dev.chartwright.action;

/**
 * Which release goes to which chart and values, and how. Immutable; {@link #of} gives what {@code
 * helm upgrade RELEASE CHART} means, and each {@code with…} a request that differs in one point.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/action/upgrade.go}.
 *
 * @param chart the chart, its values, and the name and namespace of the release
 * @param change how it is brought into the cluster
 * @param serverSide {@code true}, {@code false}, or {@code auto}: as the newest revision was
 *     applied
 * @param reuse what becomes of the values that the release had
 * @param maxHistory how many revisions are kept; 0 for all
 * @param cleanupOnFail whether objects that a failed upgrade made are deleted
 */
public record UpgradeRequest(
    TemplateRequest chart,
    ReleaseChange change,
    String serverSide,
    ValueReuse reuse,
    int maxHistory,
    boolean cleanupOnFail) {
  /** How many revisions of a release Helm keeps. */
  public static final int MAX_HISTORY = 10;

  /** Upgrades a release in namespace {@code default}. */
  public static UpgradeRequest of(String releaseName, ChartSource chart) {
    return of(TemplateRequest.builder(chart).releaseName(releaseName).build());
  }

  /** Upgrades to what that request renders. */
  public static UpgradeRequest of(TemplateRequest chart) {
    return new UpgradeRequest(
        chart, ReleaseChange.defaults(), "auto", ValueReuse.DEFAULT, MAX_HISTORY, false);
  }

  /** The same in another way. */
  public UpgradeRequest withChange(ReleaseChange how) {
    return new UpgradeRequest(chart, how, serverSide, reuse, maxHistory, cleanupOnFail);
  }

  /** The same with server-side apply: {@code true}, {@code false} or {@code auto}. */
  public UpgradeRequest withServerSide(String word) {
    return new UpgradeRequest(chart, change, word, reuse, maxHistory, cleanupOnFail);
  }

  /** The same with another use of old values. */
  public UpgradeRequest withReuse(ValueReuse old) {
    return new UpgradeRequest(chart, change, serverSide, old, maxHistory, cleanupOnFail);
  }

  /** The same with another length of history. */
  public UpgradeRequest withMaxHistory(int revisions) {
    return new UpgradeRequest(chart, change, serverSide, reuse, revisions, cleanupOnFail);
  }

  /** The same with or without cleaning up. */
  public UpgradeRequest withCleanupOnFail(boolean cleanup) {
    return new UpgradeRequest(chart, change, serverSide, reuse, maxHistory, cleanup);
  }

  /** The same as an installation, for a release that is not there: {@code upgrade --install}. */
  public InstallRequest asInstall() {
    return InstallRequest.of(chart).withChange(change).withServerSide(!serverSide.equals("false"));
  }
}
