package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.LockPin;
import dev.chartwright.registry.RegistryEvents;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A chart in a temporary folder.
 *
 * @param files the archive, and its provenance file if there is one
 * @param digests of the archive, and of the manifest if a registry has it
 * @param warning what is to be said about its provenance, or empty
 * @param heard what the registry client said meanwhile
 */
record FetchedChart(
    List<Path> files, LockPin digests, String warning, List<Consumer<RegistryEvents>> heard) {
  FetchedChart {
    files = List.copyOf(files);
    heard = List.copyOf(heard);
  }

  /** The same chart, whose files are in place by now. */
  FetchedChart withoutFiles() {
    return new FetchedChart(List.of(), digests, "", List.of());
  }

  /** Says again what the registry client said. */
  void tell(RegistryEvents events) {
    for (Consumer<RegistryEvents> each : heard) {
      each.accept(events);
    }
  }
}
