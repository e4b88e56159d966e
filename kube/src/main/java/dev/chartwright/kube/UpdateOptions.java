package dev.chartwright.kube;

/**
 * How objects are changed. Source: Helm 4.3.1 {@code pkg/kube/options.go}.
 *
 * @param serverSide whether the server applies them
 * @param forceConflicts whether fields are taken from other managers; server-side only
 * @param forceReplace whether objects are replaced; client-side only
 * @param threeWayMergeForUnstructured whether custom resources are merged three ways
 * @param upgradeClientSideFieldManager whether fields that client-side updates own move to the
 *     manager of server-side apply first
 * @param dryRun whether the server only tries
 */
public record UpdateOptions(
    boolean serverSide,
    boolean forceConflicts,
    boolean forceReplace,
    boolean threeWayMergeForUnstructured,
    boolean upgradeClientSideFieldManager,
    boolean dryRun) {
  /** Server-side apply without force. */
  public static UpdateOptions defaults() {
    return new UpdateOptions(true, false, false, false, false, false);
  }

  /**
   * Fails if these options do not go together.
   *
   * @throws KubeException with Helm's words
   */
  void check() {
    if (!serverSide && forceConflicts) {
      throw KubeException.of(
          "invalid client update option(s): forceConflicts enabled when serverSideApply disabled");
    }
    if (threeWayMergeForUnstructured && serverSide) {
      throw KubeException.of(
          "invalid operation: cannot use three-way merge for unstructured and server-side apply"
              + " together");
    }
    if (forceConflicts && forceReplace) {
      throw KubeException.of(
          "invalid operation: cannot use force conflicts and force replace together");
    }
    if (serverSide && forceReplace) {
      throw KubeException.of(
          "invalid operation: cannot use server-side apply and force replace together");
    }
  }
}
