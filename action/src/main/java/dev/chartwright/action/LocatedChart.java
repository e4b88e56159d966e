package dev.chartwright.action;

import dev.chartwright.provenance.Verification;
import java.util.Optional;

/**
 * Where a chart lies on this machine, and where it came from.
 *
 * @param path absolute path of a folder or an archive
 * @param url reference or URL; the path for a local chart
 * @param digest of the manifest or of the archive; empty if not known
 * @param verification what the check of its signature found; empty if there was none
 */
record LocatedChart(String path, String url, String digest, Optional<Verification> verification) {
  /** A chart that was not fetched. */
  static LocatedChart local(String path, Optional<Verification> verification) {
    return new LocatedChart(path, path, "", verification);
  }

  /** The same with the digest of what was fetched, if that is known. */
  LocatedChart withDigest(String fetched) {
    return fetched.isEmpty() ? this : new LocatedChart(path, url, fetched, verification);
  }

  /** Who signed it, as {@code verify} names them; empty if nobody looked. */
  String signer() {
    return verification.map(found -> String.join(", ", found.identities())).orElse("");
  }
}
