package dev.chartwright.oci;

import dev.chartwright.oci.CopyException.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a copy: walks from the roots down, copies from the leaves up.
 *
 * <p>No thread ever waits for another: a manifest is taken up again when the last of its successors
 * is done, so that any number of nested indexes goes through a handful of threads.
 */
final class GraphCopy implements AutoCloseable {
  private final ReadOnlyStorage source;
  private final Storage destination;
  private final MetadataCache cache;
  private final CopyOptions options;
  private final @Nullable RootNaming naming;
  private final CopyThreads threads;
  private final Map<Descriptor, CompletableFuture<Void>> visited = new ConcurrentHashMap<>();

  GraphCopy(
      ReadOnlyStorage source,
      Storage destination,
      MetadataCache cache,
      CopyOptions options,
      @Nullable RootNaming naming) {
    this.source = source;
    this.destination = destination;
    this.cache = cache;
    this.options = options;
    this.naming = naming;
    this.threads = new CopyThreads(options.concurrency());
  }

  /** Copies everything below the roots; the failure that came first is thrown. */
  void run(List<Descriptor> roots) {
    CompletableFuture<Void> all = allOf(roots);
    try {
      all.get();
    } catch (InterruptedException e) {
      threads.stop(new CancellationException("copy interrupted"));
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      threads.stop(e.getCause() == null ? e : e.getCause());
    }
    threads.throwFirstFailure();
  }

  private CompletableFuture<Void> allOf(List<Descriptor> nodes) {
    List<CompletableFuture<Void>> futures = new ArrayList<>(nodes.size());
    for (Descriptor node : nodes) {
      futures.add(visit(node));
    }
    return CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0]));
  }

  private CompletableFuture<Void> visit(Descriptor node) {
    CompletableFuture<Void> mine = new CompletableFuture<>();
    CompletableFuture<Void> other = visited.putIfAbsent(node.plain(), mine);
    if (other != null) {
      return other;
    }
    threads.execute(mine, () -> explore(node, mine));
    return mine;
  }

  private void explore(Descriptor node, CompletableFuture<Void> done) {
    if (visited.size() > options.limits().nodes()) {
      throw Roots.tooMany(options);
    }
    if (exists(node)) {
      skip(node);
      done.complete(null);
      return;
    }
    List<Descriptor> successors = new ArrayList<>();
    for (Descriptor each : Copy.onSource("FindSuccessors", () -> cache.successors(node))) {
      if (!MediaTypes.isForeignLayer(each.mediaType())) {
        successors.add(each);
      }
    }
    if (successors.isEmpty()) {
      copyNode(node);
      done.complete(null);
      return;
    }
    CompletableFuture<Void> unused =
        allOf(successors)
            .whenComplete((ok, failure) ->
                threads.execute(
                    done,
                    () -> {
                      copyNode(node);
                      done.complete(null);
                    }));
  }

  private boolean exists(Descriptor node) {
    try {
      return destination.exists(node);
    } catch (RuntimeException e) {
      throw new CopyException("Exists", Side.DESTINATION, e);
    }
  }

  private void skip(Descriptor node) {
    if (naming == null || !naming.concerns(node)) {
      options.listener().skipped(node);
    } else if (naming.pushes()) {
      try (SourceContent content = content(node)) {
        naming.push(content);
      }
    } else {
      options.listener().skipped(node);
      naming.tag();
    }
  }

  private void copyNode(Descriptor node) {
    boolean root = naming != null && naming.concerns(node);
    if (!root && !node.isManifest() && mount(node)) {
      return;
    }
    if (options.listener().before(node) == CopyListener.Decision.SKIP) {
      return;
    }
    try (SourceContent content = content(node)) {
      if (root && naming != null && naming.pushes()) {
        naming.push(content);
        options.listener().copied(node);
        return;
      }
      push(node, content);
    } finally {
      cache.forget(node);
    }
    if (root && naming != null) {
      naming.tag();
    }
    options.listener().copied(node);
  }

  private void push(Descriptor node, Content content) {
    try {
      destination.push(node, content);
    } catch (AlreadyExistsException e) {
      return;
    } catch (CopyException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CopyException("Push", Side.DESTINATION, e);
    }
  }

  private SourceContent content(Descriptor node) {
    SourceContent content =
        new SourceContent(source, node, cache.bytes(node), options.listener(), threads);
    content.prefetch();
    return content;
  }

  /** Tries the repositories that may have a blob; the last one falls back to an upload. */
  private boolean mount(Descriptor blob) {
    if (!(destination instanceof Mounter mounter)) {
      return false;
    }
    List<String> repositories = options.mountFrom().apply(blob);
    for (String repository : repositories) {
      boolean mounted;
      try {
        mounted = mounter.mount(blob, repository, null);
      } catch (RuntimeException e) {
        throw new CopyException("Mount", Side.DESTINATION, e);
      }
      if (mounted) {
        options.listener().mounted(blob);
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    threads.close();
  }
}
