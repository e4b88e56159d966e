package dev.chartwright.oci;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Content held for a while: small things in memory, large ones in files.
 *
 * <p>{@link #create()} keeps all that is pushed in memory; {@link #spillingTo} writes what is
 * larger than 4 MiB to files of a folder and removes them when it is closed. {@link #add} takes
 * content without reading it: a file that is to be uploaded stays where it is.
 *
 * <pre>{@code
 * MemoryStore store = MemoryStore.create();
 * Descriptor config = Descriptor.ofBytes("application/json", bytes);
 * store.push(config, Content.ofBytes(bytes));
 * store.tag(config, "latest");
 * }</pre>
 *
 * <p>Safe for use by several threads. Source: oras-go v2.6.2 {@code content/memory}.
 */
public final class MemoryStore implements GraphTarget, AutoCloseable {
  private final @Nullable Path folder;
  private final Map<Descriptor, Content> contents = new ConcurrentHashMap<>();
  private final Map<Descriptor, Path> files = new ConcurrentHashMap<>();
  private final Map<String, Descriptor> tags = new ConcurrentHashMap<>();
  private final Map<Digest, List<Descriptor>> predecessors = new ConcurrentHashMap<>();

  private MemoryStore(@Nullable Path folder) {
    this.folder = folder;
  }

  /** A store that keeps everything in memory. */
  public static MemoryStore create() {
    return new MemoryStore(null);
  }

  /**
   * A store that keeps what is larger than {@link OciLimits#metadataBytes} in files.
   *
   * @param folder an existing folder; the files are removed by {@link #close()}, unless they were
   *     moved away
   */
  public static MemoryStore spillingTo(Path folder) {
    return new MemoryStore(folder);
  }

  /** Takes content as it is: it is neither read nor checked now. */
  public void add(Descriptor descriptor, Content content) {
    contents.put(descriptor.plain(), content);
  }

  /**
   * Takes bytes and says what they are.
   *
   * @return their descriptor
   */
  public Descriptor add(String mediaType, byte[] bytes) {
    Descriptor descriptor = Descriptor.ofBytes(mediaType, bytes);
    keep(descriptor, Content.ofBytes(bytes), bytes);
    return descriptor;
  }

  /**
   * All bytes of some content, checked.
   *
   * @param limit most bytes that are read
   * @throws NotFoundException if it is not there
   */
  public byte[] bytes(Descriptor descriptor, long limit) {
    try (InputStream in = fetch(descriptor)) {
      return VerifyingInputStream.readAll(in, descriptor, limit);
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }

  /** The file that holds some content, if it was written to one. It may be moved away. */
  public Optional<Path> file(Descriptor descriptor) {
    return Optional.ofNullable(files.get(descriptor.plain()));
  }

  @Override
  public boolean exists(Descriptor target) {
    return contents.containsKey(target.plain());
  }

  @Override
  public InputStream fetch(Descriptor target) {
    Content content = contents.get(target.plain());
    if (content == null) {
      throw NotFoundException.of(target.digest() + ": " + target.mediaType());
    }
    try {
      return content.open();
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }

  @Override
  public void push(Descriptor expected, Content content) {
    if (exists(expected)) {
      throw new AlreadyExistsException(expected);
    }
    if (folder != null && expected.size() > OciLimits.DEFAULT.metadataBytes()) {
      spill(folder, expected, content);
      return;
    }
    byte[] bytes;
    try (InputStream in = content.open()) {
      bytes = VerifyingInputStream.readAll(in, expected, Long.MAX_VALUE);
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
    keep(expected, Content.ofBytes(bytes), bytes);
  }

  private void keep(Descriptor descriptor, Content content, byte[] bytes) {
    if (contents.putIfAbsent(descriptor.plain(), content) == null && descriptor.isManifest()) {
      for (Descriptor successor : Successors.of(descriptor.mediaType(), bytes)) {
        predecessors.compute(
            successor.digest(),
            (digest, known) -> {
              List<Descriptor> all = known == null ? new ArrayList<>() : new ArrayList<>(known);
              all.add(descriptor);
              return List.copyOf(all);
            });
      }
    }
  }

  private void spill(Path into, Descriptor expected, Content content) {
    try {
      Path file = Files.createTempFile(into, ".chartwright-", ".tmp");
      try {
        BlobFile.write(file, expected, content);
        files.put(expected.plain(), file);
        contents.put(expected.plain(), Content.ofFile(file));
      } finally {
        if (!files.containsValue(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw ContentIoException.writing(e);
    }
  }

  @Override
  public Descriptor resolve(String reference) {
    Descriptor descriptor = tags.get(reference);
    if (descriptor == null) {
      throw NotFoundException.of(reference);
    }
    return descriptor;
  }

  @Override
  public void tag(Descriptor descriptor, String reference) {
    if (!exists(descriptor)) {
      throw NotFoundException.of(descriptor.digest() + ": " + descriptor.mediaType());
    }
    tags.put(reference, descriptor);
  }

  @Override
  public List<Descriptor> predecessors(Descriptor node) {
    return predecessors.getOrDefault(node.digest(), List.of());
  }

  /** Removes the files that are still there. */
  @Override
  public void close() {
    IOException failure = null;
    for (Path file : files.values()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        failure = e;
      }
    }
    files.clear();
    if (failure != null) {
      throw ContentIoException.writing(failure);
    }
  }
}
