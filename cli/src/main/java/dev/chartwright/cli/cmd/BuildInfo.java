package dev.chartwright.cli.cmd;

import dev.chartwright.golang.strconv.Quote;

/**
 * What {@code version} says: always that of the Helm that we behave like, whatever our own is.
 *
 * <p>The values are those of {@code go install helm.sh/helm/v4/cmd/helm@v4.3.1} with Go 1.26,
 * except that such a build leaves the patch number out: scripts that compare versions need it.
 * Commit and tree state are empty there, and so here.
 */
record BuildInfo(
    String version,
    String gitCommit,
    String gitTreeState,
    String goVersion,
    String kubeClientVersion) {
  /** Helm 4.3.1. */
  static final BuildInfo HELM = new BuildInfo("v4.3.1", "", "", "go1.26.8", "v1.37");

  /** The whole, as Go prints the struct with its field names. */
  String text() {
    return "version.BuildInfo{Version:"
        + Quote.quote(version)
        + ", GitCommit:"
        + Quote.quote(gitCommit)
        + ", GitTreeState:"
        + Quote.quote(gitTreeState)
        + ", GoVersion:"
        + Quote.quote(goVersion)
        + ", KubeClientVersion:"
        + Quote.quote(kubeClientVersion)
        + "}";
  }
}
