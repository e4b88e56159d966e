package dev.chartwright.engine;

/**
 * What templates see as {@code .Release}.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/common/values.go}.
 *
 * @param name the name of the release
 * @param namespace the namespace it goes to
 * @param revision 1 for an installation
 * @param isUpgrade whether this is an upgrade or a rollback
 * @param isInstall whether this is an installation
 */
public record ReleaseOptions(
    String name, String namespace, int revision, boolean isUpgrade, boolean isInstall) {
  /** The first revision of a release. */
  public static ReleaseOptions install(String name, String namespace) {
    return new ReleaseOptions(name, namespace, 1, false, true);
  }

  /** A later revision of a release. */
  public static ReleaseOptions upgrade(String name, String namespace, int revision) {
    return new ReleaseOptions(name, namespace, revision, true, false);
  }
}
