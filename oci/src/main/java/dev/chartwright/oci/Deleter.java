package dev.chartwright.oci;

/** Removes content. */
public interface Deleter {
  /**
   * Removes content by its descriptor.
   *
   * @throws NotFoundException if it is not there
   */
  void delete(Descriptor target);
}
