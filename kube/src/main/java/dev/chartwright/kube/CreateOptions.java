package dev.chartwright.kube;

/**
 * How objects are made. Source: Helm 4.3.1 {@code pkg/kube/options.go}.
 *
 * @param serverSide whether the server applies them ({@code PATCH}) instead of {@code POST}
 * @param forceConflicts whether fields are taken from other managers
 * @param dryRun whether the server only tries
 */
public record CreateOptions(boolean serverSide, boolean forceConflicts, boolean dryRun) {
  /** Server-side apply without force: what Helm does. */
  public static CreateOptions defaults() {
    return new CreateOptions(true, false, false);
  }

  /** The same with another method. */
  public CreateOptions withServerSide(boolean apply, boolean force) {
    return new CreateOptions(apply, force, dryRun);
  }
}
