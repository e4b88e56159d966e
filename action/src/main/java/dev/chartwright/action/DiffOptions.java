package dev.chartwright.action;

/**
 * How a difference is found and shown.
 *
 * @param server whether the server says what an object comes to (server-side apply that changes
 *     nothing), instead of a comparison of the old manifest, the live object and the new manifest
 * @param context how many equal lines are shown around changes
 * @param crds whether definitions in {@code crds/} are looked at
 */
public record DiffOptions(boolean server, int context, boolean crds) {
  /** A comparison here, with three lines around changes. */
  public static DiffOptions defaults() {
    return new DiffOptions(false, 3, true);
  }
}
