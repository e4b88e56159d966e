package dev.chartwright.oci;

/**
 * Every limit on what others send us, in one place.
 *
 * @param metadataBytes largest manifest, index, tag or catalog page that is read (4 MiB); zero
 *     means nothing at all is accepted
 * @param tokenBytes largest answer of a token host (128 KiB)
 * @param errorBytes how much of an error answer is looked at (8 KiB)
 * @param pages most pages of one listing (10 000)
 * @param redirects most redirects of one request (10, as Go's HTTP client)
 * @param nodes most manifests and blobs that one copy walks over (100 000)
 * @param resumes how often a broken download of one blob is taken up again without progress (3)
 */
public record OciLimits(
    long metadataBytes,
    long tokenBytes,
    long errorBytes,
    int pages,
    int redirects,
    int nodes,
    int resumes) {
  /** The limits that hold when nobody says otherwise: the values named above. */
  public static final OciLimits DEFAULT =
      new OciLimits(4L * 1024 * 1024, 128L * 1024, 8L * 1024, 10_000, 10, 100_000, 3);

  /** Refuses negative limits. */
  public OciLimits {
    if (metadataBytes < 0
        || tokenBytes < 0
        || errorBytes < 0
        || pages < 0
        || redirects < 0
        || nodes < 0
        || resumes < 0) {
      throw new IllegalArgumentException("a limit is negative");
    }
  }
}
