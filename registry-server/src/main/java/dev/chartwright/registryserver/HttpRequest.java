package dev.chartwright.registryserver;

/**
 * One request as the engine hands it on: undecoded path and query, headers, a body that is read
 * when wanted.
 */
record HttpRequest(
    String method,
    String path,
    String query,
    HttpHeaders headers,
    RequestBody body,
    String remote) {

  static HttpRequest of(HttpHead head, RequestBody body, String remote) {
    String target = head.target();
    int scheme = target.indexOf("://");
    if (scheme > 0 && target.charAt(0) != '/') {
      int slash = target.indexOf('/', scheme + 3);
      target = slash < 0 ? "/" : target.substring(slash);
    }
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    return new HttpRequest(head.method(), path, query, head.headers(), body, remote);
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  /** The header's value; empty when it was not sent. */
  String header(String name) {
    String value = headers.first(name);
    return value == null ? "" : value;
  }
}
