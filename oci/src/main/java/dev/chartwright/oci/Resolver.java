package dev.chartwright.oci;

/** Finds out what a reference names. */
public interface Resolver {
  /**
   * Resolves a tag or digest.
   *
   * @throws NotFoundException if there is none
   */
  Descriptor resolve(String reference);
}
