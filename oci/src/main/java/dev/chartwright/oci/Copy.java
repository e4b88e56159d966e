package dev.chartwright.oci;

import dev.chartwright.oci.CopyException.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Copies content between any two places: repositories, image layouts, memory.
 *
 * <p>What a manifest points to is copied before it, blobs in parallel; the tag comes last, so that
 * nobody ever sees half an artifact. What the destination has is not sent again.
 *
 * <pre>{@code
 * MemoryStore store = MemoryStore.create();
 * Copy.copy(repository, "1.2.3", store, "1.2.3", CopyOptions.defaults());
 * }</pre>
 *
 * <p>Errors are {@link CopyException}s, which name the operation and the side. Source: oras-go
 * v2.6.2 {@code copy.go}, {@code extendedcopy.go}.
 */
public final class Copy {
  private Copy() {}

  /**
   * Copies what a reference names.
   *
   * @param sourceReference tag or digest at the source
   * @param destinationReference tag or digest at the destination; empty for the same
   * @return what was copied
   */
  public static Descriptor copy(
      ReadOnlyTarget source,
      String sourceReference,
      Target destination,
      String destinationReference,
      CopyOptions options) {
    String reference = destinationReference.isEmpty() ? sourceReference : destinationReference;
    MetadataCache cache = new MetadataCache(source, options.limits());
    Descriptor root = resolveRoot(source, sourceReference, cache);
    Optional<Platform> platform = options.platform();
    if (platform.isPresent()) {
      Descriptor whole = root;
      root = onSource("MapRoot", () -> cache.select(whole, platform.get()));
    }
    RootNaming naming = new RootNaming(destination, reference, root);
    try (GraphCopy graph = new GraphCopy(source, destination, cache, options, naming)) {
      graph.run(List.of(root));
    }
    return root;
  }

  /** Copies a manifest or blob and all that it points to, without naming it. */
  public static void graph(
      ReadOnlyStorage source, Storage destination, Descriptor root, CopyOptions options) {
    MetadataCache cache = new MetadataCache(source, options.limits());
    try (GraphCopy graph = new GraphCopy(source, destination, cache, options, null)) {
      graph.run(List.of(root));
    }
  }

  /**
   * Copies what a reference names together with all that refers to it: signatures, SBOMs, indexes.
   *
   * <p>The manifest goes to the destination by its digest first and is named by {@link Tagger#tag}
   * at the very end. To a repository that means PUT by digest, GET by digest, PUT by tag: the
   * requests of {@code helm push}.
   *
   * @param destinationReference tag or digest at the destination; empty for the same
   * @return what the reference named
   */
  public static Descriptor extended(
      ReadOnlyGraphTarget source,
      String sourceReference,
      Target destination,
      String destinationReference,
      CopyOptions options) {
    String reference = destinationReference.isEmpty() ? sourceReference : destinationReference;
    Descriptor node = onSource("Resolve", () -> source.resolve(sourceReference));
    List<Descriptor> roots = Roots.of(source, node, options);
    MetadataCache cache = new MetadataCache(source, options.limits());
    try (GraphCopy graph = new GraphCopy(source, destination, cache, options, null)) {
      graph.run(roots);
    }
    try {
      destination.tag(node, reference);
    } catch (RuntimeException e) {
      throw new CopyException("Tag", Side.DESTINATION, e);
    }
    return node;
  }

  private static Descriptor resolveRoot(
      ReadOnlyTarget source, String reference, MetadataCache cache) {
    if (!(source instanceof ReferenceFetcher fetcher)) {
      return onSource("Resolve", () -> source.resolve(reference));
    }
    try (FetchedContent fetched =
        onSource("FetchReference", () -> fetcher.fetchReference(reference))) {
      Descriptor root = fetched.descriptor();
      if (root.isManifest()) {
        onSource("Successors", () -> cache.keep(root, fetched.content()));
      }
      return root;
    }
  }

  static <T> T onSource(String operation, Supplier<T> action) {
    try {
      return action.get();
    } catch (RuntimeException e) {
      throw new CopyException(operation, Side.SOURCE, e);
    }
  }
}
