package dev.chartwright.registry;

import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads from a repository or from what stands in for it, whichever answers first. */
final class Itinerary {
  private final ChartRegistry home;
  private final RegistryMirrors mirrors;

  Itinerary(ChartRegistry home, RegistryMirrors mirrors) {
    this.home = home;
    this.mirrors = mirrors;
  }

  /**
   * Asks one after the other.
   *
   * @param repository {@code registry/path}
   * @param ask takes a client and the name of the repository there
   * @throws ChartRegistryException naming the repository and each place that failed
   */
  <T> T read(String repository, BiFunction<ChartRegistry, String, T> ask) {
    Optional<RegistryMirrors.Route> route = mirrors.route(repository);
    if (route.isEmpty()) {
      return ask.apply(home, repository);
    }
    List<String> failures = new ArrayList<>();
    for (RegistryMirrors.Stop each : route.get().stops()) {
      try {
        return ask.apply(each.registry().get(), each.repository());
      } catch (RuntimeException e) {
        String place = ChartReference.SCHEME + each.repository();
        failures.add("mirror " + Quote.quote(place) + ": " + e.getMessage());
      }
    }
    if (!route.get().fallback()) {
      String what =
          "mirrors: "
              + Quote.quote(ChartReference.SCHEME + repository)
              + " may only come from a mirror";
      throw new ChartRegistryException(
          failures.isEmpty()
              ? what + ", and it has none"
              : what + ": " + String.join("; ", failures));
    }
    try {
      return ask.apply(home, repository);
    } catch (RuntimeException e) {
      if (failures.isEmpty()) {
        throw e;
      }
      throw new ChartRegistryException(
          e.getMessage() + " (" + String.join("; ", failures) + ")", e);
    }
  }
}
