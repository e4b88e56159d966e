package dev.chartwright.registry;

/**
 * Hears what happens while charts move, in the order in which Helm says it.
 *
 * <p>Each method may be called from the thread that called the registry, never from two at once.
 */
public interface RegistryEvents {
  /** Hears nothing. */
  RegistryEvents NONE = new RegistryEvents() {};

  /** A chart was stored under this reference. */
  default void pushed(PushResult result) {}

  /** A chart or its provenance file was fetched. */
  default void pulled(PullResult result) {}

  /** The layer has a media type that early versions used. */
  default void deprecatedMediaType(String mediaType) {}

  /** The host of a login has a path, which registries do not take. */
  default void hostHasPath(String host, String suggested) {}

  /** Bytes of a large blob moved; {@code total} is its size. Both are bytes. */
  default void progress(String what, long moved, long total) {}
}
