package dev.chartwright.testkit.kube;

/**
 * To which requests of the API a fault applies: method and path, and of these some by number.
 * Immutable; a condition that is added narrows what was there.
 *
 * <pre>{@code
 * CallPattern.writes().nth(3)                                         // the third writing request
 * CallPattern.of("PUT", "/api/v1/namespaces/team/secrets/*").first(2)
 * CallPattern.of("", "/apis/apps/v1/**")                              // whatever the method
 * }</pre>
 */
public final class CallPattern {
  private final String method;
  private final String path;
  private final boolean writes;
  private final long from;
  private final long to;

  private CallPattern(String method, String path, boolean writes, long from, long to) {
    this.method = method;
    this.path = path;
    this.writes = writes;
    this.from = from;
    this.to = to;
  }

  /** Every request. */
  public static CallPattern all() {
    return of("", "**");
  }

  /** Every request that is to change something: POST, PUT, PATCH and DELETE. */
  public static CallPattern writes() {
    return new CallPattern("", "**", true, 1, Long.MAX_VALUE);
  }

  /**
   * Requests of a method for a path.
   *
   * @param method the method; empty for any
   * @param path the path without query; {@code *} stands for any characters but {@code /}, {@code
   *     **} for any
   */
  public static CallPattern of(String method, String path) {
    return new CallPattern(method, path, false, 1, Long.MAX_VALUE);
  }

  /** Narrowed to one of these requests, counted from 1. */
  public CallPattern nth(long number) {
    return new CallPattern(method, path, writes, number, number);
  }

  /** Narrowed to the first so many of these requests. */
  public CallPattern first(long count) {
    return new CallPattern(method, path, writes, 1, count);
  }

  /** Narrowed to all of these requests after the first so many. */
  public CallPattern after(long count) {
    return new CallPattern(method, path, writes, count + 1, Long.MAX_VALUE);
  }

  static boolean isWrite(String method) {
    return switch (method) {
      case "POST", "PUT", "PATCH", "DELETE" -> true;
      default -> false;
    };
  }

  /** Tells whether a request is one of those that are counted. */
  boolean counts(String requestMethod, String requestPath) {
    return (method.isEmpty() || method.equals(requestMethod))
        && (!writes || isWrite(requestMethod))
        && matches(path, 0, requestPath, 0);
  }

  /** Tells whether the request with this number, of those that are counted, is meant. */
  boolean covers(long number) {
    return number >= from && number <= to;
  }

  private static boolean matches(String pattern, int p, String text, int t) {
    if (p == pattern.length()) {
      return t == text.length();
    }
    if (pattern.charAt(p) != '*') {
      return t < text.length()
          && pattern.charAt(p) == text.charAt(t)
          && matches(pattern, p + 1, text, t + 1);
    }
    boolean any = pattern.startsWith("**", p);
    int next = p + (any ? 2 : 1);
    for (int end = t; end <= text.length(); end++) {
      if (matches(pattern, next, text, end)) {
        return true;
      }
      if (end < text.length() && !any && text.charAt(end) == '/') {
        return false;
      }
    }
    return false;
  }
}
