package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.Dependency;
import java.util.List;

/** Where the archives of locked dependencies come from. Belongs to one thread. */
interface ChartSupply {
  /**
   * Begins to get what will be taken.
   *
   * @throws RuntimeException if it is clear by now that it cannot be had
   */
  void start(List<Dependency> locked, Pins pins);

  /**
   * The archive of a dependency, without files if it was taken before, for another dependency.
   *
   * @throws RuntimeException why it cannot be had
   */
  FetchedChart take(Dependency locked);

  /** Keeps an archive for runs without a network. */
  void keep(Dependency locked, FetchedChart chart);
}
