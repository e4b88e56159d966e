package dev.chartwright.repo.getter;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.repo.RepositoryException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The getters by the schemes of URLs: {@code http}, {@code https} and {@code oci}, then whatever
 * others know. Immutable.
 *
 * <p>Nothing is made before a URL needs it; others (plugins) are asked only about schemes that are
 * not built in. Source: Helm {@code pkg/getter/getter.go}.
 *
 * <pre>{@code
 * getters.byScheme("ftp")   // RepositoryException: scheme "ftp" not supported
 * }</pre>
 */
public final class Getters {
  private final Supplier<? extends Getter> http;
  private final Supplier<? extends Getter> oci;
  private final Function<String, Optional<Getter>> others;

  private Getters(
      Supplier<? extends Getter> http,
      Supplier<? extends Getter> oci,
      Function<String, Optional<Getter>> others) {
    this.http = http;
    this.oci = oci;
    this.others = others;
  }

  /**
   * The built-in getters.
   *
   * @param http makes, or has made, the getter of web addresses, with TLS and without
   * @param oci makes, or has made, the getter of charts in registries
   */
  public static Getters of(Supplier<? extends Getter> http, Supplier<? extends Getter> oci) {
    return new Getters(http, oci, scheme -> Optional.empty());
  }

  /** These getters, and for schemes that they lack those that {@code lookup} finds. */
  public Getters withOthers(Function<String, Optional<Getter>> lookup) {
    return new Getters(
        http,
        oci,
        scheme -> {
          Optional<Getter> found = others.apply(scheme);
          return found.isPresent() ? found : lookup.apply(scheme);
        });
  }

  /** The getter of a scheme, which is in lower case and without colon. */
  public Optional<Getter> find(String scheme) {
    return switch (scheme) {
      case "http", "https" -> Optional.of(http.get());
      case "oci" -> Optional.of(oci.get());
      default -> others.apply(scheme);
    };
  }

  /**
   * The getter of a scheme.
   *
   * @throws RepositoryException {@code scheme "…" not supported}
   */
  public Getter byScheme(String scheme) {
    Optional<Getter> found = find(scheme);
    if (found.isEmpty()) {
      throw new RepositoryException("scheme " + Quote.quote(scheme) + " not supported");
    }
    return found.get();
  }

  /**
   * The getter for the index of a repository.
   *
   * @throws RepositoryException {@code could not find protocol handler for: …}
   */
  public Getter forRepository(String scheme) {
    Optional<Getter> found = find(scheme);
    if (found.isEmpty()) {
      throw new RepositoryException("could not find protocol handler for: " + scheme);
    }
    return found.get();
  }
}
