package dev.chartwright.oci;

/** Resolves a reference and gives the content in one step. */
public interface ReferenceFetcher {
  /**
   * Opens the manifest that a tag or digest names; the caller closes it.
   *
   * @throws NotFoundException if it is not there
   */
  FetchedContent fetchReference(String reference);
}
