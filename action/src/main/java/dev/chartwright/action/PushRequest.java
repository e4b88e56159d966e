package dev.chartwright.action;

/**
 * A packed chart and where it goes. Immutable.
 *
 * @param archive path of the archive; a provenance file beside it goes along
 * @param remote {@code oci://host/path}, to which the chart's name is added
 * @param connection how the registry is reached
 */
public record PushRequest(String archive, String remote, ConnectionOptions connection) {
  /** A push with system trust and stored credentials. */
  public static PushRequest of(String archive, String remote) {
    return new PushRequest(archive, remote, ConnectionOptions.defaults());
  }

  /** This request reached that way. */
  public PushRequest withConnection(ConnectionOptions options) {
    return new PushRequest(archive, remote, options);
  }
}
