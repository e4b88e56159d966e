package dev.chartwright.repo.downloader.dependency;

/**
 * The two parts of {@code oci://host/path/name:version} as a dependency has it.
 *
 * <p>Helm cuts at the first colon that stands neither in the scheme nor before a port with
 * something behind it. Source: Helm {@code pkg/downloader/manager.go} (parseOCIRef).
 *
 * @param chart the reference up to the version
 * @param version the version, which may be empty
 */
record OciChartReference(String chart, String version) {
  private static final String SCHEME = "oci://";

  static OciChartReference parse(String text) {
    int first = text.startsWith(SCHEME) ? text.indexOf(':', SCHEME.length()) : -1;
    if (first > SCHEME.length()) {
      int second = text.indexOf(':', first + 1);
      boolean port =
          second > first + 2 && text.charAt(first + 1) >= '0' && text.charAt(first + 1) <= '9';
      int cut = port ? second : first;
      // A host of one letter leaves nothing for what has to stand before the colon.
      if ((port || first > SCHEME.length() + 1) && text.indexOf('\n', cut) < 0) {
        return new OciChartReference(text.substring(0, cut), text.substring(cut + 1));
      }
    }
    throw new DependencyException(
        "could not parse OCI reference: improperly formatted oci chart reference: " + text);
  }
}
