package dev.chartwright.plugin.install;

import dev.chartwright.oci.Descriptor;
import org.jspecify.annotations.Nullable;

/** A plugin as it came out of a registry. */
public final class PulledPlugin {
  private final String reference;
  private final Descriptor manifest;
  private final byte[] archive;
  private final byte @Nullable [] provenance;

  /** What a pull brought; the arrays are not copied. */
  PulledPlugin(
      String reference, Descriptor manifest, byte[] archive, byte @Nullable [] provenance) {
    this.reference = reference;
    this.manifest = manifest;
    this.archive = archive;
    this.provenance = provenance;
  }

  /** The provenance file in the archive's place, without one of its own. */
  PulledPlugin proof() {
    byte[] proof = provenance;
    return new PulledPlugin(reference, manifest, proof == null ? new byte[0] : proof, null);
  }

  /** {@code registry/repository:tag} or {@code @digest}. */
  public String reference() {
    return reference;
  }

  /** The manifest that the reference named. */
  public Descriptor manifest() {
    return manifest;
  }

  /** The bytes of the archive themselves. */
  public byte[] archive() {
    return archive;
  }

  /**
   * The bytes of the provenance file themselves, which may be none; null if there is no such file.
   */
  public byte @Nullable [] provenance() {
    return provenance;
  }
}
