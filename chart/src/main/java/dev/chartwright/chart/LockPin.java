package dev.chartwright.chart;

/**
 * The bytes that a dependency must have, as a lock file names them beside its version.
 *
 * <p>Helm knows no pins and passes them over. Digests are {@code sha256:} and 64 hexadecimal
 * digits, as they stand in the file; who reads them judges them. Immutable.
 *
 * @param archive digest of the chart archive; empty for no pin
 * @param manifest digest of the manifest in an OCI registry; empty elsewhere
 */
public record LockPin(String archive, String manifest) {
  /** No pin. */
  public static final LockPin NONE = new LockPin("", "");

  /** Pins an archive. */
  public static LockPin ofArchive(String digest) {
    return new LockPin(digest, "");
  }

  /** Whether nothing is pinned. */
  public boolean isEmpty() {
    return archive.isEmpty() && manifest.isEmpty();
  }
}
