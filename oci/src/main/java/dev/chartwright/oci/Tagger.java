package dev.chartwright.oci;

/** Gives names to manifests. */
public interface Tagger {
  /**
   * Lets a reference name a manifest that is there.
   *
   * @throws NotFoundException if it is not there
   */
  void tag(Descriptor descriptor, String reference);
}
