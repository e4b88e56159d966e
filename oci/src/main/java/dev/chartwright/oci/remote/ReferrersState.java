package dev.chartwright.oci.remote;

/** What a registry was found to know of referrers. */
enum ReferrersState {
  /** Not asked yet. */
  UNKNOWN,
  /** It lists them. */
  SUPPORTED,
  /** It does not: an index under a tag made of the subject's digest stands in. */
  UNSUPPORTED
}
