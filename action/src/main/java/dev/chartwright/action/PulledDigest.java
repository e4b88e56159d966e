package dev.chartwright.action;

import dev.chartwright.registry.PullResult;
import dev.chartwright.registry.PushResult;
import dev.chartwright.registry.RegistryEvents;

/** Passes on what registries tell, and remembers the manifest of the last chart that came. */
final class PulledDigest implements RegistryEvents {
  private final RegistryEvents next;
  private volatile String digest = "";

  PulledDigest(RegistryEvents next) {
    this.next = next;
  }

  /** The digest of the manifest; empty before the first one. */
  String digest() {
    return digest;
  }

  @Override
  public void pulled(PullResult result) {
    digest = result.manifest().digest().toString();
    next.pulled(result);
  }

  @Override
  public void pushed(PushResult result) {
    next.pushed(result);
  }

  @Override
  public void deprecatedMediaType(String mediaType) {
    next.deprecatedMediaType(mediaType);
  }

  @Override
  public void hostHasPath(String host, String suggested) {
    next.hostHasPath(host, suggested);
  }

  @Override
  public void progress(String what, long moved, long total) {
    next.progress(what, moved, total);
  }
}
