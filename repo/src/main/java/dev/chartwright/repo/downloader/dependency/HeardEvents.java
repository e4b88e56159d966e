package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.registry.PullResult;
import dev.chartwright.registry.RegistryEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what a registry client says in one of several threads, to be said later in order. */
final class HeardEvents implements RegistryEvents {
  private final List<Consumer<RegistryEvents>> heard = new ArrayList<>();
  private String manifest = "";

  List<Consumer<RegistryEvents>> heard() {
    return heard;
  }

  /** The digest of the manifest that was pulled, or empty. */
  String manifest() {
    return manifest;
  }

  @Override
  public void pulled(PullResult result) {
    manifest = result.manifest().digest().toString();
    heard.add(events -> events.pulled(result));
  }

  @Override
  public void deprecatedMediaType(String mediaType) {
    heard.add(events -> events.deprecatedMediaType(mediaType));
  }
}
