package dev.chartwright.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says which places stand in for a repository when something is read from it.
 *
 * <p>Nothing is ever pushed to them, and a login is for the registry that it names. Implementations
 * are safe for several threads.
 */
@FunctionalInterface
public interface RegistryMirrors {
  /** Every repository is asked itself. */
  RegistryMirrors NONE = repository -> Optional.empty();

  /**
   * Where to look.
   *
   * @param repository {@code registry/path} without tag and digest
   * @return empty if nothing stands in for it
   */
  Optional<Route> route(String repository);

  /**
   * Where to look, in order.
   *
   * @param stops the places that stand in
   * @param fallback whether the repository itself is asked when none of them could help
   */
  record Route(List<Stop> stops, boolean fallback) {
    /** Copies the list. */
    public Route {
      stops = List.copyOf(stops);
    }
  }

  /**
   * One place.
   *
   * @param repository {@code registry/path} there
   * @param registry gives the client for it, with its own credentials and without mirrors
   */
  record Stop(String repository, Supplier<ChartRegistry> registry) {}
}
