package dev.chartwright.action;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.release.storage.ReleaseDriver;
import java.time.Clock;

/** The places where releases can be kept. */
final class ReleaseDrivers {
  private ReleaseDrivers() {}

  static ReleaseDriver open(Settings settings, ClusterSettings cluster, KubeApi api, Clock clock) {
    settings.log().debug("opening release storage", "clock", clock.getZone().toString());
    throw new ActionException("unknown driver " + Quote.quote(cluster.driver() + api.hashCode()));
  }
}
