package dev.chartwright.registryserver;

import java.util.List;

/** Leave for scripts of other web origins to use the registry; none has it unless it is listed. */
final class CrossOrigin {
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

  private final List<String> origins;

  CrossOrigin(List<String> origins) {
    this.origins = origins;
  }

  HttpReply preflight(HttpRequest request) {
    HttpReply reply = HttpReply.of(204).header("Allow", METHODS + ", OPTIONS");
    if (isAllowed(request)) {
      reply
          .header("Access-Control-Allow-Methods", METHODS)
          .header(
              "Access-Control-Allow-Headers",
              "Accept, Authorization, Content-Range, Content-Type, Range")
          .header("Access-Control-Max-Age", "600");
    }
    return reply;
  }

  void allow(HttpRequest request, HttpReply reply) {
    if (!origins.isEmpty()) {
      reply.header("Vary", "Origin");
    }
    if (isAllowed(request)) {
      reply
          .header("Access-Control-Allow-Origin", request.header("Origin"))
          .header(
              "Access-Control-Expose-Headers",
              "Content-Range, Docker-Content-Digest, Link, Location, OCI-Filters-Applied, OCI-Subject, OCI-Tag, Range");
    }
  }

  private boolean isAllowed(HttpRequest request) {
    return origins.contains(request.header("Origin"));
  }
}
