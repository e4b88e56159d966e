package dev.chartwright.repo.mirror;

import dev.chartwright.registry.ChartRegistry;
import dev.chartwright.registry.RegistryMirrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a {@link MirrorTable} says about repositories in OCI registries. Safe for several threads if
 * the function is.
 */
public final class MirroredRegistries implements RegistryMirrors {
  private static final String SCHEME = "oci://";

  private final MirrorTable table;
  private final Function<Mirror, ChartRegistry> registries;

  private MirroredRegistries(MirrorTable table, Function<Mirror, ChartRegistry> registries) {
    this.table = table;
    this.registries = registries;
  }

  /**
   * The mirrors of a table.
   *
   * @param registries gives the client for a mirror, with credentials for that one alone
   */
  public static MirroredRegistries of(
      MirrorTable table, Function<Mirror, ChartRegistry> registries) {
    return new MirroredRegistries(table, registries);
  }

  @Override
  public Optional<Route> route(String repository) {
    String url = SCHEME + repository;
    return table.rule(url).map(rule -> route(url, rule));
  }

  private Route route(String url, MirrorRule rule) {
    List<Stop> stops = new ArrayList<>();
    for (Mirror each : rule.mirrors()) {
      String place = rule.rewrite(url, each).substring(SCHEME.length());
      stops.add(new Stop(place, () -> registries.apply(each)));
    }
    return new Route(stops, rule.fallback());
  }
}
