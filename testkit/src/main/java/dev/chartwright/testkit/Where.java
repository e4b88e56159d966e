package dev.chartwright.testkit;

import org.jspecify.annotations.Nullable;

/**
 * To which requests a {@link Switch} applies: all, or those of some repositories, a method, an
 * endpoint, and of these some by number. Immutable; a condition that is added narrows what was
 * there.
 *
 * <pre>{@code
 * Where.endpoint(Endpoint.MANIFEST).method("PUT").first(2) // the first two PUTs of manifests
 * }</pre>
 */
public final class Where {
  private static final Where ALWAYS = new Where("", "", null, 1, Long.MAX_VALUE, 1);

  private final String repositoryPrefix;
  private final String method;
  private final @Nullable Endpoint endpoint;
  private final long from;
  private final long to;
  private final long step;

  private Where(
      String repositoryPrefix,
      String method,
      @Nullable Endpoint endpoint,
      long from,
      long to,
      long step) {
    this.repositoryPrefix = repositoryPrefix;
    this.method = method;
    this.endpoint = endpoint;
    this.from = from;
    this.to = to;
    this.step = step;
  }

  /** Every request. */
  public static Where always() {
    return ALWAYS;
  }

  /** Requests for an endpoint. */
  public static Where endpoint(Endpoint endpoint) {
    return new Where("", "", endpoint, 1, Long.MAX_VALUE, 1);
  }

  /** Requests whose repository's name begins so; requests without a repository are left out. */
  public static Where repository(String prefix) {
    return ALWAYS.in(prefix);
  }

  /** Narrowed to repositories whose name begins so. */
  public Where in(String prefix) {
    return new Where(prefix, method, endpoint, from, to, step);
  }

  /** Narrowed to a method; {@code GET} does not stand for {@code HEAD}. */
  public Where method(String name) {
    return new Where(repositoryPrefix, name, endpoint, from, to, step);
  }

  /** Narrowed to the first so many of these requests. */
  public Where first(long count) {
    return new Where(repositoryPrefix, method, endpoint, 1, count, 1);
  }

  /** Narrowed to one of these requests, counted from 1. */
  public Where nth(long number) {
    return new Where(repositoryPrefix, method, endpoint, number, number, 1);
  }

  /** Narrowed to all of these requests after the first so many. */
  public Where after(long count) {
    return new Where(repositoryPrefix, method, endpoint, count + 1, Long.MAX_VALUE, 1);
  }

  /** Narrowed to each so-many-th of these requests: {@code every(3)} is the third, sixth, ninth. */
  public Where every(long number) {
    return new Where(repositoryPrefix, method, endpoint, number, Long.MAX_VALUE, number);
  }

  /** Tells whether a request is one of those that are counted. */
  boolean counts(Route route, String requestMethod) {
    return (endpoint == null || endpoint == route.endpoint())
        && (method.isEmpty() || method.equals(requestMethod))
        && (repositoryPrefix.isEmpty()
            || (!route.repository().isEmpty() && route.repository().startsWith(repositoryPrefix)));
  }

  /** Tells whether the request with this number, of those that are counted, is meant. */
  boolean covers(long number) {
    return number >= from && number <= to && (number - from) % step == 0;
  }
}
