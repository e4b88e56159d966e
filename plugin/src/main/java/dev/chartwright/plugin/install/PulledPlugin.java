package dev.chartwright.plugin.install;

import dev.chartwright.oci.Descriptor;

/** A plugin as it came out of a registry. */
public final class PulledPlugin {
  private final String reference;
  private final Descriptor manifest;
  private final byte[] archive;
  private final byte[] provenance;

  /** What a pull brought; the arrays are not copied. */
  PulledPlugin(String reference, Descriptor manifest, byte[] archive, byte[] provenance) {
    this.reference = reference;
    this.manifest = manifest;
    this.archive = archive;
    this.provenance = provenance;
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

  /** The bytes of the provenance file themselves; empty if there is none. */
  public byte[] provenance() {
    return provenance;
  }
}
