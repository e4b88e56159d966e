package dev.chartwright.http;

/**
 * Status line and header fields of a response.
 *
 * @param major the first number of the version
 * @param minor the second number of the version
 * @param status the status code
 * @param reason the reason phrase, possibly empty
 * @param headers the fields, folded lines joined
 */
record ResponseHead(int major, int minor, int status, String reason, Headers headers) {

  String protocol() {
    return "HTTP/" + major + "." + minor;
  }

  boolean informational() {
    return status >= 100 && status < 200 && status != 101;
  }

  /** Whether the connection may serve again as far as the head tells (RFC 9112 §9.3). */
  boolean keepAlive() {
    boolean keep = major == 1 && minor >= 1;
    for (String value : headers.all("Connection")) {
      for (String option : value.split(",")) {
        String word = option.trim();
        if (word.equalsIgnoreCase("close")) {
          return false;
        }
        if (word.equalsIgnoreCase("keep-alive")) {
          keep = true;
        }
      }
    }
    return keep;
  }
}
