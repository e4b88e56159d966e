package dev.chartwright.kube.discovery;

/** Asks a server about itself. */
@FunctionalInterface
public interface DiscoverySource {
  /**
   * Reads {@code /api}, {@code /apis}, {@code /apis/GROUP/VERSION} or {@code /version}.
   *
   * @param accept the media types that are wanted
   * @throws dev.chartwright.kube.StatusException if the server refuses, with client-go's general
   *     words for its status
   */
  DiscoveryAnswer get(String path, String accept);
}
