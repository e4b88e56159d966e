package dev.chartwright.plugin.install;

import org.jspecify.annotations.Nullable;

/** A plugin's archive with its provenance file. */
public final class SignedArchive {
  private final byte[] archive;
  private final byte[] provenance;
  private final String name;

  private SignedArchive(byte[] archive, byte[] provenance, String name) {
    this.archive = archive;
    this.provenance = provenance;
    this.name = name;
  }

  /**
   * An archive; the arrays are not copied.
   *
   * @param provenance its provenance file; null if there is none, which proves as little as an
   *     empty one
   * @param name the name by which the provenance file knows it
   */
  static SignedArchive of(byte[] archive, byte @Nullable [] provenance, String name) {
    return new SignedArchive(archive, provenance == null ? new byte[0] : provenance, name);
  }

  /** The bytes of the archive themselves. */
  public byte[] archive() {
    return archive;
  }

  /** The bytes of the provenance file themselves; empty if there is none. */
  public byte[] provenance() {
    return provenance;
  }

  /** The name by which the provenance file knows the archive. */
  public String name() {
    return name;
  }
}
