package dev.chartwright.repo.downloader;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.path.Path;
import dev.chartwright.repo.getter.GetOptions;

/**
 * Where the bytes of a chart are.
 *
 * @param digest the digest by which the content cache may know them; empty if it is not known
 * @param url where to fetch them
 * @param options how to fetch them
 */
record ResolvedChart(String digest, Url url, GetOptions options) {
  /**
   * The file name that a download gets: the last element of the path, for OCI {@code
   * name-version.tgz}.
   */
  String fileName() {
    String name = Path.base(url.path());
    if (url.scheme().equals("oci")) {
      int colon = name.lastIndexOf(':');
      return name.substring(0, colon) + "-" + name.substring(colon + 1) + ".tgz";
    }
    return name;
  }
}
