package dev.chartwright.kube;

import java.util.ArrayList;
import java.util.List;

/**
 * One request to the API. Immutable; each method that adds something gives another request.
 *
 * <p>The path is not escaped; the query is sent sorted by name, as Go does.
 */
public final class KubeRequest {
  private static final byte[] NOTHING = {};

  private final String method;
  private final String path;
  private final List<String> query;
  private final String accept;
  private final String contentType;
  private final byte[] body;

  private KubeRequest(
      String method,
      String path,
      List<String> query,
      String accept,
      String contentType,
      byte[] body) {
    this.method = method;
    this.path = path;
    this.query = List.copyOf(query);
    this.accept = accept;
    this.contentType = contentType;
    this.body = body;
  }

  /** A request without body. */
  public static KubeRequest of(String method, String path) {
    return new KubeRequest(method, path, List.of(), "", "", NOTHING);
  }

  /** Reads an object, a list, or a log. */
  public static KubeRequest get(String path) {
    return of("GET", path);
  }

  /** The request with one more parameter. */
  public KubeRequest query(String name, String value) {
    List<String> longer = new ArrayList<>(query);
    longer.add(name);
    longer.add(value);
    return new KubeRequest(method, path, longer, accept, contentType, body);
  }

  /** The request with media types that are wanted. */
  public KubeRequest accept(String types) {
    return new KubeRequest(method, path, query, types, contentType, body);
  }

  /** The request with a body, which is not copied. */
  public KubeRequest body(String type, byte[] bytes) {
    return new KubeRequest(method, path, query, accept, type, bytes);
  }

  /** Such as {@code GET}. */
  public String method() {
    return method;
  }

  /** Such as {@code /api/v1/namespaces/default/secrets}. */
  public String path() {
    return path;
  }

  /** Names and values of parameters in turn. */
  public List<String> query() {
    return query;
  }

  /** The media types that are wanted; empty for JSON. */
  public String accept() {
    return accept;
  }

  /** The media type of the body; empty without one. */
  public String contentType() {
    return contentType;
  }

  /** The body; of length 0 without one. */
  public byte[] body() {
    return body;
  }
}
