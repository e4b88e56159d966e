package dev.chartwright.oci;

/** Content that can be read by its descriptor. */
public interface ReadOnlyStorage extends Fetcher {
  /** Tells whether the content is there. */
  boolean exists(Descriptor target);
}
