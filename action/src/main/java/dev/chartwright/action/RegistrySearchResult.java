package dev.chartwright.action;

import java.util.List;

/**
 * What {@link SearchRegistry} found.
 *
 * @param charts the charts, by name, and each with its highest version first
 * @param skipped how many tags were left out because they are no versions, or no charts
 */
public record RegistrySearchResult(List<RegistryChart> charts, int skipped) {
  /** Copies the list. */
  public RegistrySearchResult {
    charts = List.copyOf(charts);
  }
}
