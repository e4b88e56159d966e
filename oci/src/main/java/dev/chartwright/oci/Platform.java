package dev.chartwright.oci;

import java.util.List;

/**
 * The machine that content is meant for; absent parts are empty.
 *
 * <p>Source: OCI image specification 1.1, {@code image-index.md}.
 *
 * @param architecture the processor, in Go's words: {@code amd64}, {@code arm64}
 * @param os the operating system, in Go's words: {@code linux}
 * @param osVersion version of the operating system
 * @param osFeatures features that the operating system must have
 * @param variant variant of the processor: {@code v7}
 */
public record Platform(
    String architecture, String os, String osVersion, List<String> osFeatures, String variant) {
  /** Copies the features. */
  public Platform {
    osFeatures = List.copyOf(osFeatures);
  }

  /** Makes a platform of operating system and processor. */
  public static Platform of(String os, String architecture) {
    return new Platform(architecture, os, "", List.of(), "");
  }

  /**
   * Tells whether content for this platform suits the wanted one: equal processor and system, and
   * equal or unasked-for variant, version and features.
   */
  public boolean suits(Platform wanted) {
    return architecture.equals(wanted.architecture)
        && os.equals(wanted.os)
        && (wanted.osVersion.isEmpty() || osVersion.equals(wanted.osVersion))
        && (wanted.variant.isEmpty() || variant.equals(wanted.variant))
        && osFeatures.containsAll(wanted.osFeatures);
  }
}
