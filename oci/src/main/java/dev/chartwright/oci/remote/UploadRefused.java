package dev.chartwright.oci.remote;

import dev.chartwright.oci.OciException;

/** A registry refused a step of an upload; decides whether another way is worth a try. */
final class UploadRefused extends OciException {
  private final int status;
  private final OciException error;

  UploadRefused(int status, OciException error) {
    super(String.valueOf(error.getMessage()), error);
    this.status = status;
    this.error = error;
  }

  OciException error() {
    return error;
  }

  /** Whether chunks may be taken where the whole was not, or the whole where chunks were not. */
  boolean otherWayMayHelp(boolean chunked) {
    return switch (status) {
      case 413 -> true;
      case 200, 201, 202, 404, 405, 416, 501 -> chunked;
      default -> false;
    };
  }

  /** Whether the session was lost, the token ran out, or the registry stumbled. */
  boolean newSessionMayHelp() {
    return status == 401
        || status == 404
        || status == 408
        || status == 416
        || status == 429
        || status >= 500;
  }
}
