package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Content on the heap, gone when the server is. */
final class MemoryContent implements ContentStore {
  private final Map<Digest, MemoryBytes> contents = new ConcurrentHashMap<>();
  private final AtomicLong used = new AtomicLong();
  private final long limit;

  MemoryContent(long limit) {
    this.limit = limit;
  }

  @Override
  public ContentWriter newWriter() {
    return new MemoryBytes(this);
  }

  /** Takes room for {@code bytes} more, or refuses; negative gives room back. */
  void reserve(long bytes) {
    if (used.addAndGet(bytes) > limit && bytes > 0) {
      used.addAndGet(-bytes);
      throw RegistryError.of(
          413, ErrorCode.SIZE_INVALID, "the registry keeps at most " + limit + " bytes in memory");
    }
  }

  @Override
  public boolean has(Digest digest) {
    return contents.containsKey(digest);
  }

  @Override
  public void keep(ContentWriter writer, Digest digest) {
    MemoryBytes bytes = (MemoryBytes) writer;
    bytes.trim();
    if (contents.putIfAbsent(digest, bytes) == null) {
      bytes.kept();
    } else {
      bytes.discard();
    }
  }

  @Override
  public @Nullable BlobReader open(Digest digest) {
    MemoryBytes bytes = contents.get(digest);
    return bytes == null ? null : bytes.read();
  }

  @Override
  public void delete(Digest digest) {
    MemoryBytes bytes = contents.remove(digest);
    if (bytes != null) {
      reserve(-bytes.reserved());
    }
  }

  @Override
  public Set<Digest> retain(Set<Digest> digests) {
    Set<Digest> missing = new HashSet<>(digests);
    missing.removeAll(contents.keySet());
    return missing;
  }

  @Override
  public void close() {
    contents.clear();
  }
}
