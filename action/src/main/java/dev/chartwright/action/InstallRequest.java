package dev.chartwright.action;

/**
 * Which chart becomes a new release, and how. Immutable; {@link #of} gives what {@code helm install
 * NAME CHART} means, and each {@code with…} a request that differs in one point.
 *
 * <pre>{@code
 * InstallRequest.of("web", ChartSource.of("oci://registry.example/charts/web"));
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/action/install.go}.
 *
 * @param chart the chart, its values, and the name and namespace of the release
 * @param change how it is brought into the cluster
 * @param generateName whether the name is made of the chart's and of the time
 * @param serverSide whether the server applies objects
 * @param createNamespace whether the namespace is made if it is not there
 * @param replace whether the name of a release that was uninstalled or that failed may be used
 *     again
 * @param skipCrds whether the definitions in {@code crds/} are left out
 */
public record InstallRequest(
    TemplateRequest chart,
    ReleaseChange change,
    boolean generateName,
    boolean serverSide,
    boolean createNamespace,
    boolean replace,
    boolean skipCrds) {
  /** Installs a chart with its own values in namespace {@code default}. */
  public static InstallRequest of(String releaseName, ChartSource chart) {
    return of(TemplateRequest.builder(chart).releaseName(releaseName).build());
  }

  /** Installs what that request renders, with server-side apply. */
  public static InstallRequest of(TemplateRequest chart) {
    return new InstallRequest(chart, ReleaseChange.defaults(), false, true, false, false, false);
  }

  /** The same in another way. */
  public InstallRequest withChange(ReleaseChange how) {
    return new InstallRequest(
        chart, how, generateName, serverSide, createNamespace, replace, skipCrds);
  }

  /** The same with or without a name that is made up. */
  public InstallRequest withGeneratedName(boolean generate) {
    return new InstallRequest(
        chart, change, generate, serverSide, createNamespace, replace, skipCrds);
  }

  /** The same with or without server-side apply. */
  public InstallRequest withServerSide(boolean apply) {
    return new InstallRequest(
        chart, change, generateName, apply, createNamespace, replace, skipCrds);
  }

  /** The same with or without making the namespace. */
  public InstallRequest withCreateNamespace(boolean create) {
    return new InstallRequest(chart, change, generateName, serverSide, create, replace, skipCrds);
  }

  /** The same with or without using a name again. */
  public InstallRequest withReplace(boolean allow) {
    return new InstallRequest(
        chart, change, generateName, serverSide, createNamespace, allow, skipCrds);
  }

  /** The same with or without the definitions in {@code crds/}. */
  public InstallRequest withSkipCrds(boolean skip) {
    return new InstallRequest(
        chart, change, generateName, serverSide, createNamespace, replace, skip);
  }
}
