package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Content in files: {@code blobs/<algorithm>/<two digits>/<digits>}, and {@code uploads/<number>}
 * while it grows.
 *
 * <p>A file gets its final name only after its bytes are on the disk, and the name is on the disk
 * before {@link #keep} returns: whatever moment a crash picks, a name always stands for the whole
 * content.
 */
final class FolderContent implements ContentStore {
  private final Path blobs;
  private final Path uploads;
  private final AtomicLong number = new AtomicLong();

  private FolderContent(Path blobs, Path uploads) {
    this.blobs = blobs;
    this.uploads = uploads;
  }

  /** Opens the folders, made when absent, and drops what unfinished uploads left behind. */
  static FolderContent open(Path folder) throws IOException {
    Path blobs = Files.createDirectories(folder.resolve("blobs"));
    Path uploads = Files.createDirectories(folder.resolve("uploads"));
    force(folder);
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(uploads)) {
      for (Path leftover : leftovers) {
        Files.delete(leftover);
      }
    }
    return new FolderContent(blobs, uploads);
  }

  @Override
  public ContentWriter newWriter() throws IOException {
    return new FileBytes(uploads.resolve(Long.toString(number.incrementAndGet())));
  }

  @Override
  public boolean has(Digest digest) {
    return Files.exists(file(digest));
  }

  @Override
  public void keep(ContentWriter writer, Digest digest) throws IOException {
    FileBytes bytes = (FileBytes) writer;
    Path target = file(digest);
    if (Files.exists(target) && Files.size(target) == bytes.size()) {
      bytes.discard();
      return;
    }
    bytes.finish();
    Path folder = target.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      createDurably(folder);
    }
    Files.move(bytes.file(), target, StandardCopyOption.ATOMIC_MOVE);
    force(folder);
  }

  private void createDurably(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path parent = folder.getParent();
    force(parent);
    force(blobs);
  }

  /**
   * Writes a folder's entries to the disk, where the system lets a folder be opened; Windows does
   * by itself.
   */
  static void force(@Nullable Path folder) throws IOException {
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        throw e;
      }
    }
  }

  @Override
  public @Nullable BlobReader open(Digest digest) throws IOException {
    try {
      return FileReader.open(file(digest));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public void delete(Digest digest) throws IOException {
    Files.deleteIfExists(file(digest));
  }

  @Override
  public Set<Digest> retain(Set<Digest> digests) throws IOException {
    Set<Digest> missing = new HashSet<>(digests);
    try (DirectoryStream<Path> algorithms = Files.newDirectoryStream(blobs)) {
      for (Path algorithm : algorithms) {
        try (DirectoryStream<Path> prefixes = Files.newDirectoryStream(algorithm)) {
          for (Path prefix : prefixes) {
            retain(algorithm, prefix, digests, missing);
          }
        }
      }
    }
    return missing;
  }

  private static void retain(Path algorithm, Path prefix, Set<Digest> digests, Set<Digest> missing)
      throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(prefix)) {
      for (Path file : files) {
        Digest digest = Digest.of(algorithm.getFileName() + ":" + file.getFileName());
        if (digests.contains(digest)) {
          missing.remove(digest);
        } else {
          Files.delete(file);
        }
      }
    }
  }

  private Path file(Digest digest) {
    String hash = digest.encoded();
    return blobs.resolve(digest.algorithm()).resolve(hash.substring(0, 2)).resolve(hash);
  }

  @Override
  public void close() {
    // No file stays open between two calls.
  }
}
