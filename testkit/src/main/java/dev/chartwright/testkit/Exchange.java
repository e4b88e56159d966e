package dev.chartwright.testkit;

import java.util.Map;

/**
 * A request with everything that decides its answer.
 *
 * @param port the server that got it
 * @param request the request
 * @param route what it is for
 * @param settings the switches' values for it
 * @param known whether the repository exists
 * @param messages the profile's own error messages by code
 */
record Exchange(
    Port port,
    WireRequest request,
    Route route,
    Settings settings,
    boolean known,
    Map<String, String> messages) {
  String repository() {
    return route.repository();
  }

  boolean isHead() {
    return request.method().equals("HEAD");
  }

  boolean isRead() {
    return isHead() || request.method().equals("GET");
  }

  /** The answer for an error. */
  Reply problem(int status, String code) {
    return Problem.reply(status, code, repository(), settings, messages);
  }

  Reply unsupported() {
    return problem(405, "UNSUPPORTED");
  }
}
