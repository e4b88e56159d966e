package dev.chartwright.action;

import dev.chartwright.chart.values.Fetcher;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.Getter;
import java.util.Optional;
import java.util.function.Function;

/** Fetches values from places that plugins know. */
record OtherFetchers(Function<String, Optional<Getter>> getters)
    implements Function<String, Optional<Fetcher>> {
  @Override
  public Optional<Fetcher> apply(String scheme) {
    return getters.apply(scheme).map(PluginFetcher::new);
  }

  private record PluginFetcher(Getter getter) implements Fetcher {
    @Override
    public byte[] fetch(String url) {
      return getter.bytes(url, GetOptions.none().withUrl(url), WebFetcher.MAX_BYTES);
    }
  }
}
