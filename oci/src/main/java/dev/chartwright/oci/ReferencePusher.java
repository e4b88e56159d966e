package dev.chartwright.oci;

/** Takes a manifest and names it in one step. */
public interface ReferencePusher {
  /** Stores a manifest under a tag or digest. */
  void pushReference(Descriptor expected, Content content, String reference);
}
