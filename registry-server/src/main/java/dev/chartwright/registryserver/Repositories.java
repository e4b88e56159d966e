package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all repositories hold, in memory, and each change of it in the journal before anybody is
 * told.
 *
 * <p>Content is shared between repositories and counted: when the last one lets go of a digest its
 * bytes are deleted, but never while somebody is just storing the same bytes again ({@link #pin}).
 */
final class Repositories {
  /** Below this number of records a journal is never worth rewriting while requests wait. */
  private static final long REWRITE_ABOVE = 10_000;

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final TreeMap<String, Repository> repositories = new TreeMap<>();
  private final Map<Digest, Integer> holders = new HashMap<>();
  private final Map<Digest, Integer> pins = new HashMap<>();
  private final ContentStore content;
  private @Nullable Journal journal;
  private long entries;
  private long rewriteAbove = REWRITE_ABOVE;

  Repositories(ContentStore content) {
    this.content = content;
  }

  /** Takes over a change that the journal told at the start. */
  void replay(Change change, long now) {
    apply(change, now);
  }

  /** From now on changes are written to {@code target}. */
  void writeTo(Journal target) {
    journal = target;
  }

  /** Every digest that some repository holds. */
  Set<Digest> held() {
    return new HashSet<>(holders.keySet());
  }

  /** Forgets content that is not there, after a disk lost it; clients will push it again. */
  void forget(Set<Digest> missing) {
    for (Map.Entry<String, Repository> entry : List.copyOf(repositories.entrySet())) {
      for (Digest digest : missing) {
        apply(new Change.BlobRemoved(entry.getKey(), digest), 0);
        apply(new Change.ManifestRemoved(entry.getKey(), digest), 0);
      }
    }
  }

  /** Reads something of one repository; {@code absent} when there is no such repository. */
  <T> T read(String name, T absent, Function<Repository, T> question) {
    lock.readLock().lock();
    try {
      Repository repository = repositories.get(name);
      return repository == null ? absent : question.apply(repository);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** A question that one repository may have no answer to. */
  interface Question<T> {
    @Nullable T ask(Repository repository);
  }

  /** Looks something up in one repository; null when it or the repository is not there. */
  <T> @Nullable T find(String name, Question<T> question) {
    lock.readLock().lock();
    try {
      Repository repository = repositories.get(name);
      return repository == null ? null : question.ask(repository);
    } finally {
      lock.readLock().unlock();
    }
  }

  boolean knows(String name) {
    return read(name, false, repository -> true);
  }

  /** Up to {@code count} repository names behind {@code last}. */
  List<String> names(String last, int count) {
    lock.readLock().lock();
    try {
      return page(repositories, last, count);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Up to {@code count} tags behind {@code last}. */
  List<String> tags(String name, String last, int count) {
    return read(name, List.of(), repository -> page(repository.tags(), last, count));
  }

  private static List<String> page(NavigableMap<String, ?> all, String last, int count) {
    List<String> page = new ArrayList<>();
    for (String name : all.tailMap(last, false).keySet()) {
      if (page.size() == count) {
        break;
      }
      page.add(name);
    }
    return page;
  }

  /** A repository that can see the blob; null when there is none. */
  @Nullable Long sizeAnywhere(Digest digest) {
    lock.readLock().lock();
    try {
      for (Repository repository : repositories.values()) {
        Repository.BlobLink link = repository.blob(digest);
        if (link != null) {
          return link.size();
        }
      }
      return null;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Keeps the bytes of a digest from being deleted until {@link #unpin}. */
  void pin(Digest digest) {
    lock.writeLock().lock();
    try {
      pins.merge(digest, 1, Integer::sum);
    } finally {
      lock.writeLock().unlock();
    }
  }

  void unpin(Digest digest) throws IOException {
    lock.writeLock().lock();
    try {
      pins.computeIfPresent(digest, (any, count) -> count == 1 ? null : count - 1);
      dropWhenUnused(digest);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * A change that depends on the state: made, refused by an exception, or null when there is
   * nothing to do.
   */
  interface Decision {
    @Nullable Change decide(@Nullable Repository repository);
  }

  /**
   * Decides on a change and makes it in one step, and returns when it is on the disk.
   *
   * @return whether a change was made
   */
  boolean change(String name, long now, Decision decision) throws IOException {
    long number = 0;
    Journal target = journal;
    lock.writeLock().lock();
    try {
      Change change = decision.decide(repositories.get(name));
      if (change == null) {
        return false;
      }
      if (target != null) {
        number = target.append(change.encode());
      }
      apply(change, now);
      if (target != null && target.records() > rewriteAbove + 4 * entries) {
        rewrite(target);
      }
    } finally {
      lock.writeLock().unlock();
    }
    if (target != null) {
      target.sync(number);
    }
    return true;
  }

  /** Deletes bytes that no repository holds any more. */
  void dropIfUnused(Digest digest) throws IOException {
    lock.writeLock().lock();
    try {
      dropWhenUnused(digest);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void dropWhenUnused(Digest digest) throws IOException {
    if (!holders.containsKey(digest) && !pins.containsKey(digest)) {
      content.delete(digest);
    }
  }

  private void apply(Change change, long now) {
    String name = change.repository();
    Repository repository = repositories.computeIfAbsent(name, any -> new Repository());
    if (change instanceof Change.BlobAdded added) {
      hold(added.digest(), repository.addBlob(added.digest(), added.size(), now) ? 1 : 0);
    } else if (change instanceof Change.BlobRemoved removed) {
      hold(removed.digest(), repository.removeBlob(removed.digest()) ? -1 : 0);
    } else if (change instanceof Change.ManifestAdded added) {
      hold(
          added.manifest().digest(),
          repository.addManifest(added.manifest(), added.tags()) ? 1 : 0);
    } else if (change instanceof Change.ManifestRemoved removed) {
      hold(removed.digest(), repository.removeManifest(removed.digest()) ? -1 : 0);
    } else if (change instanceof Change.TagRemoved removed) {
      repository.removeTag(removed.tag());
    }
    if (repository.isEmpty()) {
      repositories.remove(name);
    }
  }

  private void hold(Digest digest, int difference) {
    if (difference != 0) {
      entries += difference;
      holders.merge(
          digest, difference, (before, more) -> before + more == 0 ? null : before + more);
    }
  }

  /** Writes the journal anew when that makes it much shorter; for the start, when nobody waits. */
  void compact() {
    Journal target = journal;
    if (target != null && target.records() > 100 + 2 * entries) {
      rewrite(target);
    }
  }

  /**
   * A journal that could not be shortened still holds everything, so a full disk only postpones it.
   */
  private void rewrite(Journal target) {
    try {
      target.rewrite(snapshot());
      rewriteAbove = REWRITE_ABOVE;
    } catch (IOException e) {
      rewriteAbove = target.records() + REWRITE_ABOVE;
    }
  }

  /** The present state as the shortest row of changes that leads to it. */
  private List<byte[]> snapshot() {
    List<byte[]> records = new ArrayList<>();
    for (Map.Entry<String, Repository> entry : repositories.entrySet()) {
      String name = entry.getKey();
      Repository repository = entry.getValue();
      repository
          .blobs()
          .forEach((digest, link) ->
              records.add(new Change.BlobAdded(name, digest, link.size()).encode()));
      Map<Digest, List<String>> tagsOf = new HashMap<>();
      repository
          .tags()
          .forEach(
              (tag, digest) -> tagsOf.computeIfAbsent(digest, any -> new ArrayList<>()).add(tag));
      for (ManifestEntry manifest : repository.manifests().values()) {
        List<String> tags = tagsOf.getOrDefault(manifest.digest(), List.of());
        records.add(new Change.ManifestAdded(name, manifest, tags).encode());
      }
    }
    return records;
  }

  /**
   * Blobs that no manifest of their repository names and that nobody asked for since {@code
   * before}.
   */
  List<Change.BlobRemoved> unreferenced(long before) {
    lock.readLock().lock();
    try {
      List<Change.BlobRemoved> found = new ArrayList<>();
      for (Map.Entry<String, Repository> entry : repositories.entrySet()) {
        Set<Digest> referenced = new HashSet<>();
        entry
            .getValue()
            .manifests()
            .values()
            .forEach(manifest -> referenced.addAll(manifest.references()));
        entry
            .getValue()
            .blobs()
            .forEach((digest, link) -> {
              if (link.touched() < before && !referenced.contains(digest)) {
                found.add(new Change.BlobRemoved(entry.getKey(), digest));
              }
            });
      }
      return found;
    } finally {
      lock.readLock().unlock();
    }
  }
}
